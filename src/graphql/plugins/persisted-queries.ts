import type { ApolloServerPlugin } from '@apollo/server';

/** Hexadecimal digits of a SHA-256 hash. */
const HASH_LENGTH = 64;

/** Stands for a value that names no persisted query: Apollo Server rejects it for its version. */
const UNREADABLE = {};

/**
 * Rejects persisted queries whose hash is no text. Apollo Server would look for them under whatever the value makes as
 * text, and fail where it makes none.
 */
export const persistedQueries: ApolloServerPlugin = {
  requestDidStart: ({ request }) => {
    const named: unknown = request.extensions?.['persistedQuery'];
    // An error thrown here would count as a failure of the server.
    if (named && !isReadable(named))
      request.extensions = { ...request.extensions, persistedQuery: UNREADABLE };
    return Promise.resolve();
  },
};

function isReadable(named: unknown): boolean {
  if (typeof named !== 'object' || named === null) return false;
  const hash: unknown = Reflect.get(named, 'sha256Hash');
  return typeof hash === 'string' && hash.length <= HASH_LENGTH;
}
