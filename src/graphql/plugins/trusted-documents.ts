import type { ApolloServerPlugin, GraphQLRequest, HTTPGraphQLRequest } from '@apollo/server';

import { LimitError } from '../../limits/limit-error.js';
import type { TrustedDocuments } from '../../limits/trusted-documents.js';

/** The document that is parsed instead of one that is rejected. */
export const NOTHING = '{ __typename }';
const UNTRUSTED =
  'only the documents that this server trusts can be run: send the id of one of them';

/**
 * Runs only trusted documents. They are named by id, as `documentId` (GraphQL over HTTP) or
 * `extensions.persistedQuery.sha256Hash` (Apollo), or sent whole and unchanged.
 */
export function trustedDocuments(documents: TrustedDocuments): ApolloServerPlugin {
  return {
    requestDidStart: ({ request }) => {
      const source = trustedSource(request, documents);
      // The request has not been parsed yet, so the document set here is the one that runs. An error thrown here would
      // count as a failure of the server, so an untrusted document is replaced here and rejected later.
      request.query = source ?? NOTHING;
      delete request.extensions?.['persistedQuery'];
      return Promise.resolve({
        didResolveOperation: () => {
          if (source === undefined) throw new LimitError('UNTRUSTED_DOCUMENT', UNTRUSTED);
          return Promise.resolve();
        },
      });
    },
  };
}

function trustedSource(request: GraphQLRequest, documents: TrustedDocuments): string | undefined {
  const id = sha256Hash(request) ?? (request.http && documentId(request.http));
  if (id === undefined)
    return request.query !== undefined && documents.has(request.query) ? request.query : undefined;
  const source = documents.byId(id);
  return request.query === undefined || request.query === source ? source : undefined;
}

function sha256Hash({ extensions }: GraphQLRequest): string | undefined {
  return textIn(extensions?.['persistedQuery'], 'sha256Hash');
}

function documentId({ method, body, search }: HTTPGraphQLRequest): string | undefined {
  if (method !== 'GET') return textIn(body, 'documentId');
  return new URLSearchParams(search).get('documentId') ?? undefined;
}

function textIn(value: unknown, key: string): string | undefined {
  const text: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return typeof text === 'string' ? text : undefined;
}
