import type { GraphQLField, GraphQLSchema } from 'graphql';

import type { Entity, InApp, RecordInApp } from './entity.js';
import type { List } from './list.js';
import type { Slice } from './slice.js';
import type { Viewer } from './visibility.js';

/**
 * What one caller may see and do. It is enforced where results become visible: reads go through `record` and `page`,
 * and every record that a field gives goes through `show`.
 */
export interface Policy {
  /**
   * The end user who calls, for whom each record is checked; undefined for callers who see all that their scopes allow.
   * Checks cost up to one call for each conversation found by its id, and one to find out who the caller is.
   */
  readonly viewer: Viewer | undefined;
  /** Whether the caller has the scopes that a field asks for. */
  allows(field: GraphQLField<unknown, unknown>): boolean;
  /**
   * Makes sure that the caller has the scopes that records of a kind need.
   *
   * @throws {GraphQLError} `FORBIDDEN`, naming them, when the caller lacks them.
   */
  requireScopesOf(entity: Entity, schema: GraphQLSchema): void;
  /** Reads a record that the caller may see; null when there is none. */
  record<Reference extends InApp, Rec extends RecordInApp>(
    entity: Entity<Reference, Rec>,
    reference: Reference,
    read: () => Promise<Rec | null>,
  ): Promise<Rec | null>;
  /** Reads a page of a list that the caller may see. */
  page<From extends InApp, Rec extends RecordInApp>(
    list: List<From, Rec>,
    from: From,
    read: () => Promise<Slice<Rec>>,
  ): Promise<Slice<Rec>>;
  /** What the caller sees of a record, whichever way it was read; null when the caller may not see it. */
  show<Rec extends RecordInApp>(
    entity: Entity<InApp, Rec>,
    record: Rec,
  ): Rec | null | Promise<Rec | null>;
  /** To be called before a change: clears what is known about which records the caller may see. */
  changing(): void;
}
