import type { InApp } from './entity.js';

/** An end user who calls, as the rules about what end users see need to know them. */
export interface Viewer {
  /** The record id of the user; undefined when there is no such user. */
  userId(): Promise<string | undefined>;
  /**
   * Makes sure that a reference to a user is one to the viewer.
   *
   * @throws {GraphQLError} `FORBIDDEN` when it is not.
   */
  requireSelf(user: InApp): Promise<void>;
  /** Whether the viewer takes part in what the reference names. */
  takesPart(reference: InApp): Promise<boolean>;
  /** Says that the viewer takes part in it, so that nobody need ask. */
  found(reference: InApp): void;
  /** Says that the viewer takes part in it no longer, so that nobody need ask. */
  left(reference: InApp): void;
}

/**
 * What end users see of a kind of record. Programs see all that their scopes allow.
 *
 * - `beside`: a record that they may not see is missing. Whether they may is found out while the record is read, so that
 *   neither the calls nor the time they take tell it from one that is not there.
 * - `before`: a record that they may not see is refused, and not read.
 */
export type Visibility<Reference extends InApp, Rec> =
  | {
      beside(viewer: Viewer, reference: Reference): Promise<boolean>;
      /** What is left of a visible record for the user with that record id. Default: all of it. */
      shown?(record: Rec, userId: string | undefined): Rec;
      readonly before?: never;
    }
  | {
      before(viewer: Viewer, reference: Reference): Promise<void>;
      readonly beside?: never;
      readonly shown?: never;
    };
