import type { SunshineClient } from '../upstream/client.js';
import { SunshineError } from '../upstream/sunshine-error.js';
import { referenceOfIds, type Entity, type InApp, type RecordInApp } from './entity.js';
import { missingParent, type List } from './list.js';
import type { PageRequest } from './page-request.js';
import type { Policy } from './policy.js';
import { recordLoader, type RecordLoader } from './record-loader.js';
import { RepeatedReads } from './repeated-reads.js';
import type { PageQuery } from '../upstream/query.js';
import type { RecordPage } from '../upstream/response.js';
import { isValid, readSlice, type ReadPage, type Slice } from './slice.js';
import type { Viewer } from './visibility.js';

/** A page of the list that starts from a record. */
export interface PageKey<From extends InApp> {
  readonly from: From;
  readonly page: PageRequest;
}

/** A page of upstream's of the list that starts from a record. */
interface UpstreamPageKey<From extends InApp> {
  readonly from: From;
  readonly query: PageQuery;
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
  /**
   * To be awaited before a second call for one list is made to find something in it, so that the number of calls does
   * not disclose a record that the caller may not see.
   *
   * @throws {SunshineError} as for a record that does not exist, when the caller may not see the one it starts from.
   */
  beforeFurtherPage<From extends InApp>(list: List<From>, from: From): Promise<void>;
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
  readonly #upstreamPages = new Map<unknown, RecordLoader<never, unknown>>();
  #viewer: Viewer | undefined;

  constructor(client: SunshineClient) {
    this.#client = client;
    this.#repeated = new RepeatedReads(client.usage);
  }

  /** Has what a list needs more than one call for be read only if this end user may see it. */
  checkFor(viewer: Viewer): void {
    this.#viewer = viewer;
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
        const slice = list.slicing
          ? await list.slicing.read(page, this.#pagesOf(list, from))
          : await readSlice(page, (query) => list.read(this.#client, from, query));
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

  async beforeFurtherPage<From extends InApp>(list: List<From>, from: From): Promise<void> {
    const { visibility } = list.startsFrom;
    if (!this.#viewer || !visibility.beside) return;
    if (!(await visibility.beside(this.#viewer, from))) throw missingParent(list);
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
    for (const pages of this.#upstreamPages.values()) pages.clearAll();
  }

  prefetching<T>(run: () => T): T {
    return this.#repeated.prefetching(run);
  }

  /** Reads upstream's pages of a list, each once. */
  #pagesOf<From extends InApp, Rec extends RecordInApp>(
    list: List<From, Rec>,
    from: From,
  ): ReadPage<Rec> {
    let isFirst = true;
    return async (query) => {
      if (!isFirst) await this.beforeFurtherPage(list, from);
      isFirst = false;
      return this.#upstreamPage(list).load({ from, query });
    };
  }

  #upstreamPage<From extends InApp, Rec extends RecordInApp>(
    list: List<From, Rec>,
  ): RecordLoader<UpstreamPageKey<From>, RecordPage<Rec>> {
    const known = this.#upstreamPages.get(list);
    if (known) return known as RecordLoader<UpstreamPageKey<From>, RecordPage<Rec>>;
    const loader = recordLoader<UpstreamPageKey<From>, RecordPage<Rec>>(
      ({ from, query: { after = '', before = '' } }) =>
        `${after} ${before} ${list.startsFrom.keyOf(from)}`,
      ({ from, query }) => list.read(this.#client, from, query),
      this.#repeated,
    );
    this.#upstreamPages.set(list, loader);
    return loader;
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

  beforeFurtherPage<From extends InApp>(list: List<From>, from: From): Promise<void> {
    return this.#all.beforeFurtherPage(list, from);
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
