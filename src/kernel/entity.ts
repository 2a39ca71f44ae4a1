/** Definitions of the kinds of record in the graph. Code that is the same for all kinds is derived from them. */
import type { SunshineClient } from '../upstream/client.js';
import type { InputReader } from './input-reader.js';
import type { Loaders } from './loaders.js';
import type { Viewer, Visibility } from './visibility.js';

/** Something that belongs to an app. */
export interface InApp {
  readonly appId: string;
}

/** A record with its app and its own id, the fields that every kind of record has. */
export interface RecordInApp extends InApp {
  readonly id: string;
}

/**
 * How a record is read.
 *
 * - `read`: by a REST call of its own. Upstream answers 404 with the code `missing` when there is no such record.
 * - `find`: through another record's list, because upstream has no call for one record; null when it is not there.
 */
type EntitySource<Reference extends InApp, Rec extends RecordInApp> =
  | {
      /** The REST call. Undefined when its answer is another record than the requested one. */
      read(client: SunshineClient, reference: Reference): Promise<Rec | undefined>;
      /** Upstream's error code for "not found". */
      readonly missing: string;
      readonly find?: undefined;
    }
  | {
      find(loaders: Loaders, reference: Reference): Promise<Rec | null>;
      /** What that takes at most. Default: one call, of the list that the check of an end user reads too. */
      readonly cost?: FindingCost;
      readonly read?: undefined;
      readonly missing?: undefined;
    };

/** What it takes to find a record by its reference. */
export interface FindingCost {
  /** Calls, at most. */
  readonly calls: number;
  /** Additional calls for an end user, to check that the record is the user's own. */
  readonly checks: number;
}

/** What it takes to find a record of a kind by its reference, at most. */
export function findingCost<Reference extends InApp, Rec extends RecordInApp>({
  source,
  visibility,
}: Pick<Entity<Reference, Rec>, 'source' | 'visibility'>): FindingCost {
  if (source.read) return { calls: 1, checks: visibility.beside ? 1 : 0 };
  return source.cost ?? { calls: 1, checks: 0 };
}

/**
 * One kind of record. `Reference` identifies a record of it: its app and the ids of `idParts`, or another key instead
 * of the ids. Its type and fields, descriptions, scopes, keys and costs are in the SDL.
 */
export interface Entity<Reference extends InApp = InApp, Rec extends RecordInApp = RecordInApp> {
  /** The name of its type in the graph. */
  readonly type: string;
  /** The names of the record ids in its global id, after the app. The last is the record's own. */
  readonly idParts: readonly string[];
  /** The field whose `@requiresScopes` in the SDL says which scopes its records need, such as `Query.user`. */
  readonly scopesFrom: string;
  /** The fields that are known without a call from a full reference. */
  readonly known: readonly string[];
  /** The keys of the entity in a supergraph beside `id` and the record's own id, by name, and how each is read. */
  readonly otherKeys?: Readonly<Record<string, (reader: InputReader, value: string) => object>>;
  /** A string that is unique for each reference, as the key of a cache. */
  keyOf(reference: Reference): string;
  /** The record ids of a record, in the order of `idParts`. */
  idsOf(record: Rec): readonly string[];
  /** The reference to find the record by again, and from which its lists and links start. */
  referenceOf(record: Rec): Reference;
  /** The record with the fields that its reference contains. Its other fields are never resolved. */
  fromReference(reference: Reference): Rec;
  /** The record as found by another reference than the one it was read by. Default: unchanged. */
  foundBy?(record: Rec, reference: Reference): Rec;
  readonly source: EntitySource<Reference, Rec>;
  /** What end users see of it. */
  readonly visibility: Visibility<Reference, Rec>;
}

/**
 * A field that leads to one record. It needs a call only when other fields are selected than its reference contains.
 */
export interface Link<
  Parent = unknown,
  Reference extends InApp = InApp,
  Rec extends RecordInApp = RecordInApp,
> {
  /** Its type and field, such as `Participant.conversation`. */
  readonly at: string;
  readonly to: Entity<Reference, Rec>;
  /** The kind of record from whose reference alone it can be followed; undefined when the record itself is needed. */
  readonly startsFrom?: Entity;
  /**
   * The reference in the parent, or in the parent's own reference when the link is prefetched; null when there is none.
   */
  reference(parent: Parent, viewer: Viewer | undefined): Reference | null;
  /** Fields of the record that the parent contains beside the reference. Default: none. */
  knownFromParent?(parent: Parent): Partial<Rec>;
  /** The names of other keys of the entity that are known from the parent. Default: none. */
  readonly knownKeys?: readonly string[];
  /** The names of further fields of the record that parents which `knowsMore` have. Default: none. */
  readonly alsoKnown?: readonly string[];
  /** Whether this parent has the fields of `alsoKnown`. */
  knowsMore?(parent: Parent): boolean;
}

/** The reference to a record of a kind by the ids in its global id. */
export function referenceOfIds<Reference extends InApp>(
  { idParts }: Pick<Entity<Reference>, 'idParts' | 'keyOf'>,
  appId: string,
  ids: readonly string[],
): Reference {
  const parts = idParts.map((part, index) => [part, ids[index]] as const);
  return { appId, ...Object.fromEntries(parts) } as unknown as Reference;
}
