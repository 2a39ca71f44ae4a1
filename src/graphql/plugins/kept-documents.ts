import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import type { DocumentNode } from 'graphql';

import { documentBytes } from '../../execution/size.js';
import type { Context } from '../context.js';
import type { ErrorCode } from '../errors.js';
import { OfferedCache } from '../offered-cache.js';

/** For parsed documents, and for the source texts that clients registered (persisted queries), in bytes. */
const MAX_DOCUMENTS = 32 * 1_024 * 1_024;
const MAX_PERSISTED = 8 * 1_024 * 1_024;

const REFUSED: ReadonlySet<unknown> = new Set<ErrorCode>(['UNAUTHENTICATED', 'FORBIDDEN']);

/** What Apollo Server keeps of documents, and the plugin that decides which ones. */
export interface KeptDocuments {
  readonly parsed: OfferedCache<DocumentNode>;
  readonly persisted: OfferedCache<string>;
  /** Must run after plugins that add errors. */
  readonly plugin: ApolloServerPlugin<Context>;
}

/**
 * Caches of documents in which only callers have a part who were let in and answered: nobody else can fill them, or push
 * out the documents of others.
 */
export function keptDocuments(): KeptDocuments {
  const parsed = new OfferedCache(MAX_DOCUMENTS, documentBytes);
  // A text has one or two bytes for each UTF-16 unit.
  const persisted = new OfferedCache<string>(MAX_PERSISTED, ({ length }) => 2 * length + 256);
  return {
    parsed,
    persisted,
    plugin: {
      requestDidStart: () =>
        Promise.resolve({
          willSendResponse: (request) => {
            const isKept = isAdmitted(request);
            if (request.document) parsed.settle(request.document, isKept);
            if (request.source) persisted.settle(request.source, isKept);
            return Promise.resolve();
          },
        }),
    },
  };
}

/**
 * Whether the caller was let in: by this server, which checked their token, or, where credentials are only passed on, by
 * upstream, which answered.
 */
function isAdmitted({
  contextValue: { authenticationFailure, identity, sunshine },
  response: { body },
}: GraphQLRequestContextWillSendResponse<Context>): boolean {
  if (authenticationFailure || body.kind !== 'single') return false;
  const { data, errors = [] } = body.singleResult;
  if (!data || errors.some(({ extensions }) => REFUSED.has(extensions?.['code']))) return false;
  const { requests, coalesced } = sunshine.usage;
  return identity.kind !== 'anybody' || requests + coalesced > 0;
}
