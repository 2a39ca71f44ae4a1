import type { DocumentNode } from 'graphql';

/**
 * The documents of running subscriptions, each once for all with the same text: those of callers who are not identified
 * are parsed for each, and would be most of what a subscription holds.
 */
export class RunningDocuments {
  readonly #byHash = new Map<string, WeakRef<DocumentNode>>();
  readonly #unused = new FinalizationRegistry<string>((hash) => {
    if (this.#byHash.get(hash)?.deref() === undefined) this.#byHash.delete(hash);
  });

  /** The document with the same text that is held already, or else this one. */
  share(hash: string, document: DocumentNode): DocumentNode {
    const held = this.#byHash.get(hash)?.deref();
    if (held) return held;
    this.#byHash.set(hash, new WeakRef(document));
    this.#unused.register(document, hash);
    return document;
  }
}
