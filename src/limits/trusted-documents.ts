import { readFileSync } from 'node:fs';

import * as z from 'zod';

/** The only documents that a server runs, when it is restricted to them. */
export interface TrustedDocuments {
  /** The document of that id; undefined when none has it. */
  byId(id: string): string | undefined;
  /** Whether this document, character for character, is one of them. */
  has(document: string): boolean;
}

/** A manifest as graphql-codegen's client preset writes it, and `npm run trusted-documents`: documents by id. */
const DocumentsById = z.record(z.string(), z.string());

/** A manifest as Apollo's tools write it. */
const ApolloManifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string(), body: z.string() })),
});

/**
 * Reads a manifest of documents from a file.
 *
 * @throws when the file cannot be read, or is neither kind of manifest. The message says so.
 */
export function readTrustedDocuments(path: string): TrustedDocuments {
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as unknown;
  const apollo = ApolloManifest.safeParse(manifest);
  const byId = apollo.success
    ? new Map(apollo.data.operations.map(({ id, body }) => [id, body]))
    : new Map(Object.entries(readDocumentsById(manifest)));
  if (byId.size === 0) throw new TypeError('has no documents');
  const documents = new Set(byId.values());
  return {
    // The hash is the id: GraphQL over HTTP writes it with the name of the algorithm in front.
    byId: (id) => byId.get(id.replace(/^sha256:/, '')) ?? byId.get(id),
    has: (document) => documents.has(document),
  };
}

function readDocumentsById(manifest: unknown): Readonly<Record<string, string>> {
  const parsed = DocumentsById.safeParse(manifest);
  if (parsed.success) return parsed.data;
  throw new TypeError('must be documents by id, or a manifest of Apollo');
}
