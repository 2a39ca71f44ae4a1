import type { AppPolicy } from '../kernel/app-policy.js';
import type { Entity, InApp, RecordInApp } from '../kernel/entity.js';
import { missingParent, type List } from '../kernel/list.js';
import type { AllLoaders } from '../kernel/loaders.js';
import type { Policy } from '../kernel/policy.js';
import { isValid, type Slice } from '../kernel/slice.js';
import type { Viewer } from '../kernel/visibility.js';
import type { CallerIdentity } from './identity.js';
import { hasScopes, requiredScopes, requireScopes, scopesOfRecords } from './scopes.js';
import { EndUserViewer } from './viewer.js';

/** The apps that a caller may name: for an end user, only their own. */
export function appsOf(identity: CallerIdentity, apps: AppPolicy): AppPolicy {
  return identity.kind === 'end-user' ? { defaultAppId: identity.appId, allowedAppIds: [] } : apps;
}

/** The policy for a caller, over loaders that read everything. */
export function createPolicy(identity: CallerIdentity, loaders: AllLoaders): Policy {
  if (identity.kind !== 'end-user') return new ScopePolicy(identity);
  const viewer = new EndUserViewer(identity, loaders);
  loaders.checkFor(viewer);
  return new EndUserPolicy(identity, viewer);
}

/**
 * What is the same for callers who see the same of everything: one end user; programs with the same scopes; callers
 * whose calls are made with the same credentials, which decide what they see.
 *
 * @param credentialsKey Of the credentials that calls for the caller are made with.
 */
export function visibilityClass(identity: CallerIdentity, credentialsKey: string): string {
  const { kind } = identity;
  const who =
    kind === 'end-user' ? [identity.key] : kind === 'service' ? [...identity.scopes].sort() : [];
  return JSON.stringify([credentialsKey, kind, ...who]);
}

/** What scopes allow. Callers whom only scopes restrict see every record. */
class ScopePolicy implements Policy {
  readonly viewer: EndUserViewer | undefined = undefined;
  readonly #identity: CallerIdentity;

  constructor(identity: CallerIdentity) {
    this.#identity = identity;
  }

  allows(...[field]: Parameters<Policy['allows']>): boolean {
    return hasScopes(this.#identity, requiredScopes(field));
  }

  requireScopesOf(...[entity, schema]: Parameters<Policy['requireScopesOf']>): void {
    requireScopes(this.#identity, scopesOfRecords(entity, schema), entity.type);
  }

  record<Reference extends InApp, Rec extends RecordInApp>(
    _: Entity<Reference, Rec>,
    _reference: Reference,
    read: () => Promise<Rec | null>,
  ): Promise<Rec | null> {
    return read();
  }

  page<From extends InApp, Rec extends RecordInApp>(
    _: List<From, Rec>,
    _from: From,
    read: () => Promise<Slice<Rec>>,
  ): Promise<Slice<Rec>> {
    return read();
  }

  show<Rec extends RecordInApp>(
    _: Entity<InApp, Rec>,
    record: Rec,
  ): Rec | null | Promise<Rec | null> {
    return record;
  }

  changing(): void {
    // This policy caches nothing.
  }
}

/**
 * What end users see, according to the visibility of each kind of record. A conversation of other users is read as one
 * of their own is, and then treated as missing: neither the answer nor the calls distinguish it from one that does not
 * exist.
 */
class EndUserPolicy extends ScopePolicy {
  override readonly viewer: EndUserViewer;
  /** Records that were checked, as they are shown. */
  readonly #shown = new WeakSet();

  constructor(identity: CallerIdentity, viewer: EndUserViewer) {
    super(identity);
    this.viewer = viewer;
  }

  override async record<Reference extends InApp, Rec extends RecordInApp>(
    entity: Entity<Reference, Rec>,
    reference: Reference,
    read: () => Promise<Rec | null>,
  ): Promise<Rec | null> {
    const record = await this.#readVisible(entity, reference, read);
    return record ? this.#shownOf(entity, record, await this.#userIdFor(entity)) : null;
  }

  override async page<From extends InApp, Rec extends RecordInApp>(
    list: List<From, Rec>,
    from: From,
    read: () => Promise<Slice<Rec>>,
  ): Promise<Slice<Rec>> {
    const page = await this.#readVisible(list.startsFrom, from, read);
    if (page === undefined) throw missingParent(list);
    const userId = await this.#userIdFor(list.of);
    const records = page.records.map((record) =>
      isValid(record) ? this.#shownOf(list.of, record, userId) : record,
    );
    // The viewer may see all records in a list that starts from the viewer.
    if (list.startsFrom.visibility.before && list.of.visibility.beside)
      for (const record of records) if (isValid(record)) this.#found(list.of.referenceOf(record));
    return { ...page, records };
  }

  override async show<Rec extends RecordInApp>(
    entity: Entity<InApp, Rec>,
    record: Rec,
  ): Promise<Rec | null> {
    if (this.#shown.has(record)) return record;
    return this.record(entity, entity.referenceOf(record), () => Promise.resolve(record));
  }

  override changing(): void {
    this.viewer.changing();
  }

  /** The result of `read` if the caller may see it. It takes as long if not, so that time does not disclose it. */
  async #readVisible<Reference extends InApp, T>(
    { visibility }: Entity<Reference>,
    reference: Reference,
    read: () => Promise<T>,
  ): Promise<T | undefined> {
    if (visibility.before) {
      await visibility.before(this.viewer, reference);
      return read();
    }
    const reading = read();
    const [isVisible] = await Promise.all([
      visibility.beside(this.viewer, reference),
      // A failure matters only where the result is used, below.
      reading.catch(() => undefined),
    ]);
    return isVisible ? reading : undefined;
  }

  #found(reference: InApp): void {
    const { viewer }: { readonly viewer: Viewer } = this;
    viewer.found(reference);
  }

  #userIdFor({ visibility }: Entity): Promise<string | undefined> | undefined {
    return visibility.shown && this.viewer.userId();
  }

  #shownOf<Rec extends RecordInApp>(
    { visibility }: Entity<InApp, Rec>,
    record: Rec,
    userId: string | undefined,
  ): Rec {
    const shown = visibility.shown?.(record, userId) ?? record;
    this.#shown.add(shown);
    return shown;
  }
}
