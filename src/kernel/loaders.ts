import type { SunshineClient } from '../upstream/client.js';
import { SunshineError } from '../upstream/sunshine-error.js';
import { referenceOfIds, type Entity, type InApp, type RecordInApp } from './entity.js';
import type { List } from './list.js';
import type { PageRequest } from './page-request.js';
import type { Policy } from './policy.js';
import { recordLoader, type RecordLoader } from './record-loader.js';
import { RepeatedReads } from './repeated-reads.js';
import { isValid, readSlice, type Slice } from './slice.js';

/** A page of the list that starts from a record. */
export interface PageKey<From extends InApp> {
  readonly from: From;
  readonly page: PageRequest;
}

/** The reading side of a loader. A guarded one may give less than is cached. */
type Reader<Key, Value> = Pick<RecordLoader<Key, Value>, 'load'>;

/**
 * Reads everything that one GraphQL operation needs from upstream, each record and page once. Made per request and
 * never shared, because another caller may see other records.
 */
export interface Loaders {
  /** The records of a kind; null for one that is not there. */
  record<Reference extends InApp, Rec extends RecordInApp>(
    entity: Entity<Reference, Rec>,
  ): Reader<Reference, Rec | null>;
  /** The pages of a list. Reading one fails when the record it starts from is not there. */
  page<From extends InApp, Rec extends RecordInApp>(
    list: List<From, Rec>,
  ): Reader<PageKey<From>, Slice<Rec>>;
  /** Caches a record that is known already, unless one is cached. */
  keep<Reference extends InApp, Rec extends RecordInApp>(
    entity: Entity<Reference, Rec>,
    record: Rec,
  ): void;
  /** Makes the next read of a record, and of any list, call upstream again: for a change that is about to be made. */
  clear<Reference extends InApp>(entity: Entity<Reference>, reference: Reference): void;
  /** Makes the next read of any list call upstream again. */
  clearLists(): void;
  /** Runs a function whose reads are prefetches, and so are not counted as repeated. */
  prefetching<T>(run: () => T): T;
}

/** Loaders that read every record, without access checks. */
export class AllLoaders implements Loaders {
  readonly #client: SunshineClient;
  readonly #repeated: RepeatedReads;
  readonly #records = new Map<unknown, RecordLoader<never, unknown>>();
  readonly #pages = new Map<unknown, RecordLoader<never, unknown>>();

  constructor(client: SunshineClient) {
    this.#client = client;
    this.#repeated = new RepeatedReads(client.usage);
  }

  record<Reference extends InApp, Rec extends RecordInApp>(
    entity: Entity<Reference, Rec>,
  ): RecordLoader<Reference, Rec | null> {
    const known = this.#records.get(entity);
    if (known) return known as RecordLoader<Reference, Rec | null>;
    const loader = recordLoader<Reference, Rec | null>(
      (reference) => entity.keyOf(reference),
      (reference) => this.#read(entity, reference),
      this.#repeated,
    );
    this.#records.set(entity, loader);
    return loader;
  }

  page<From extends InApp, Rec extends RecordInApp>(
    list: List<From, Rec>,
  ): RecordLoader<PageKey<From>, Slice<Rec>> {
    const known = this.#pages.get(list);
    if (known) return known as RecordLoader<PageKey<From>, Slice<Rec>>;
    const loader = recordLoader<PageKey<From>, Slice<Rec>>(
      ({ from, page: { direction, size, cursor = '' } }) =>
        `${direction} ${size} ${cursor} ${list.startsFrom.keyOf(from)}`,
      async ({ from, page }) => {
        const slice = await readSlice(page, (query) => list.read(this.#client, from, query));
        // A record that has no call of its own is found through its list anyway.
        if (list.of.source.read)
          for (const record of slice.records) if (isValid(record)) this.keep(list.of, record);
        return slice;
      },
      this.#repeated,
    );
    this.#pages.set(list, loader);
    return loader;
  }

  keep<Reference extends InApp, Rec extends RecordInApp>(
    entity: Entity<Reference, Rec>,
    record: Rec,
  ): void {
    this.record(entity).prime(entity.referenceOf(record), record);
  }

  clear<Reference extends InApp>(entity: Entity<Reference>, reference: Reference): void {
    this.record(entity).clear(reference);
    this.clearLists();
  }

  clearLists(): void {
    for (const pages of this.#pages.values()) pages.clearAll();
  }

  prefetching<T>(run: () => T): T {
    return this.#repeated.prefetching(run);
  }

  async #read<Reference extends InApp, Rec extends RecordInApp>(
    entity: Entity<Reference, Rec>,
    reference: Reference,
  ): Promise<Rec | null> {
    const { source } = entity;
    if (source.find) return source.find(this, reference);
    const read = source.read(this.#client, reference);
    const record = (await read.catch(nullWhen(source.missing))) ?? null;
    if (record && entity.foundBy) {
      const byId = referenceOfIds(entity, record.appId, entity.idsOf(record));
      this.record(entity).prime(byId, entity.foundBy(record, byId));
    }
    return record;
  }
}

/** Loaders that read through other loaders what a caller may see. */
export class GuardedLoaders implements Loaders {
  readonly #all: Loaders;
  readonly #policy: Policy;

  constructor(all: Loaders, policy: Policy) {
    this.#all = all;
    this.#policy = policy;
  }

  record<Reference extends InApp, Rec extends RecordInApp>(
    entity: Entity<Reference, Rec>,
  ): Reader<Reference, Rec | null> {
    const records = this.#all.record(entity);
    return {
      load: (reference) => this.#policy.record(entity, reference, () => records.load(reference)),
    };
  }

  page<From extends InApp, Rec extends RecordInApp>(
    list: List<From, Rec>,
  ): Reader<PageKey<From>, Slice<Rec>> {
    const pages = this.#all.page(list);
    return { load: (key) => this.#policy.page(list, key.from, () => pages.load(key)) };
  }

  keep<Reference extends InApp, Rec extends RecordInApp>(
    entity: Entity<Reference, Rec>,
    record: Rec,
  ): void {
    this.#all.keep(entity, record);
  }

  clear<Reference extends InApp>(entity: Entity<Reference>, reference: Reference): void {
    this.#policy.changing();
    this.#all.clear(entity, reference);
  }

  clearLists(): void {
    this.#policy.changing();
    this.#all.clearLists();
  }

  prefetching<T>(run: () => T): T {
    return this.#all.prefetching(run);
  }
}

/** Turns upstream's "not found" with that code into null. Throws every other failure on. */
export function nullWhen(code: string): (error: unknown) => null {
  return (error) => {
    if (error instanceof SunshineError && error.status === 404 && error.code === code) return null;
    throw error;
  };
}
