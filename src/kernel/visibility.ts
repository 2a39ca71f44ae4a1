import type { InApp } from './entity.js';

/** The end user who calls, as far as the visibility rules need to know. */
export interface Viewer {
  /** The reference to the user, by the id that is known without a call. */
  readonly self: InApp;
  /** Whether that is the record id. */
  readonly isKnownById: boolean;
  /** The record id of the user, when it is known without a call. */
  readonly knownUserId: string | undefined;
  /** The record id of the user; undefined when there is no such user. */
  userId(): Promise<string | undefined>;
  /**
   * Makes sure that a reference to a user refers to the viewer.
   *
   * @throws {GraphQLError} `FORBIDDEN` when it is not.
   */
  requireSelf(user: InApp): Promise<void>;
  /** Whether the viewer takes part in the referenced conversation. */
  takesPart(reference: InApp): Promise<boolean>;
  /** Records that the user was merged into another one. */
  becomes(userId: string): void;
  /** Records that the viewer takes part in it, so that no call is needed to find out. */
  found(reference: InApp): void;
  /** Records that the viewer no longer takes part in it, so that no call is needed to find out. */
  left(reference: InApp): void;
}

/**
 * What end users see of a kind of record. Programs see all that their scopes allow.
 *
 * - `beside`: a record that they may not see is treated as missing. Whether they may is checked while the record is
 *   read, so that neither the calls nor their duration distinguish it from one that does not exist.
 * - `before`: a record that they may not see is rejected, and not read.
 */
export type Visibility<Reference extends InApp, Rec> =
  | {
      beside(viewer: Viewer, reference: Reference): Promise<boolean>;
      /** What the user with that record id sees of a visible record. Default: all of it. */
      shown?(record: Rec, userId: string | undefined): Rec;
      readonly before?: never;
    }
  | {
      before(viewer: Viewer, reference: Reference): Promise<void>;
      readonly beside?: never;
      readonly shown?: never;
    };
