import type { ApolloServerPlugin } from '@apollo/server';

import { documentSizeProblem } from '../../limits/document-size.js';
import { LimitError } from '../../limits/limit-error.js';
import { NOTHING } from './trusted-documents.js';

/** Rejects documents whose source text is too large, before they are parsed, hashed or kept. */
export function documentSize(maxBytes: number): ApolloServerPlugin {
  return {
    requestDidStart: ({ request }) => {
      const problem = request.query && documentSizeProblem(request.query, maxBytes);
      if (!problem) return Promise.resolve();
      // An error thrown here would count as a failure of the server, so another document is parsed in its place.
      request.query = NOTHING;
      delete request.extensions?.['persistedQuery'];
      return Promise.resolve({
        didResolveOperation: () => {
          throw new LimitError('DOCUMENT_TOO_LARGE', problem);
        },
      });
    },
  };
}
