/** Definitions of the kinds of record in the graph. Everything that treats all kinds alike is derived from them. */
import type { SunshineClient } from '../upstream/client.js';
import type { InputReader } from './input-reader.js';
import type { Loaders } from './loaders.js';
import type { Visibility } from './visibility.js';

/** What lies in an app. */
export interface InApp {
  readonly appId: string;
}

/** A record as every list has it: with its app, and its own id beside whatever else it has. */
export interface RecordInApp extends InApp {
  readonly id: string;
}

/**
 * How a record is read.
 *
 * - `read`: by a REST call of its own, which is refused with the code `missing` when there is no such record.
 * - `find`: through another record's list, because upstream has no call for one; null when it is not there.
 */
type EntitySource<Reference extends InApp, Rec extends RecordInApp> =
  | {
      /** The REST call. Undefined when what it gave is not the record that was meant. */
      read(client: SunshineClient, reference: Reference): Promise<Rec | undefined>;
      /** Upstream's code for "there is none". */
      readonly missing: string;
      readonly find?: undefined;
    }
  | {
      find(loaders: Loaders, reference: Reference): Promise<Rec | null>;
      readonly read?: undefined;
      readonly missing?: undefined;
    };

/**
 * One kind of record. `Reference` is what a record of it is found by: its app and the ids of `idParts`, or another key
 * in their place. Its type and fields, descriptions, scopes, keys and costs are in the SDL.
 */
export interface Entity<Reference extends InApp = InApp, Rec extends RecordInApp = RecordInApp> {
  /** The name of its type in the graph. */
  readonly type: string;
  /** The names of the record ids in its global id, behind the app. The last is the record's own. */
  readonly idParts: readonly string[];
  /** Where the SDL says which scopes its records need: at the field that gives them to those who have no id of one. */
  readonly scopesFrom: string;
  /** The fields that are known without a call, for whoever has a full reference. */
  readonly known: readonly string[];
  /** The keys of the entity in a supergraph beside `id` and the record's own id, by name, and how each is read. */
  readonly otherKeys?: Readonly<Record<string, (reader: InputReader, value: string) => object>>;
  /** One text for each reference, as the key of a cache. */
  keyOf(reference: Reference): string;
  /** The record ids of a record, in the order of `idParts`. */
  idsOf(record: Rec): readonly string[];
  /** What to find the record by again, and to start from what it leads to. */
  referenceOf(record: Rec): Reference;
  /** The record as far as its reference tells it; what it does not tell is never asked of it. */
  fromReference(reference: Reference): Rec;
  /** The record when another reference than the one it was read by is used for it. Default: unchanged. */
  foundBy?(record: Rec, reference: Reference): Rec;
  readonly source: EntitySource<Reference, Rec>;
  /** What end users see of it. */
  readonly visibility: Visibility<Reference, Rec>;
}

/** A field that leads to one record: known without a call, unless more than its reference tells is asked for. */
export interface Link<
  Parent = unknown,
  Reference extends InApp = InApp,
  Rec extends RecordInApp = RecordInApp,
> {
  /** Where it stands, such as `Participant.conversation`. */
  readonly at: string;
  readonly to: Entity<Reference, Rec>;
  /** The kind of record whose reference is enough to follow it; undefined when the record itself is needed. */
  readonly startsFrom?: Entity;
  /** The reference that the parent has, or the parent's own reference when it is followed early; null when there is none. */
  reference(parent: Parent): Reference | null;
  /** What the parent tells of the record beside its reference. Default: nothing. */
  tells?(parent: Parent): Partial<Rec>;
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
