import type { ApolloServerPlugin } from '@apollo/server';

import { isGraphqlType } from '../media-types.js';

/** The statuses for requests that were read and not carried out, by the code of their first error. */
const STATUSES: Readonly<Record<string, number>> = {
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  BAD_USER_INPUT: 400,
  OPERATION_RESOLUTION_FAILURE: 400,
  PERSISTED_QUERY_NOT_FOUND: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  UPSTREAM_UNAVAILABLE: 503,
};

/**
 * Sets the HTTP status of requests that were not carried out as GraphQL over HTTP requires. A client that accepts
 * `application/graphql-response+json` gets the status of the error, which is never one of success. An
 * `application/json` answer is 200, because there a client cannot know whether another status comes from this server or
 * from an intermediary. What is no request of GraphQL at all has the status 400 whatever the client accepts.
 */
export const responseStatus: ApolloServerPlugin = {
  requestDidStart: ({ request }) =>
    Promise.resolve({
      willSendResponse: ({ response: { body, http } }) => {
        if (body.kind === 'single' && body.singleResult.data === undefined) {
          const code = body.singleResult.errors?.[0]?.extensions?.['code'];
          const status = typeof code === 'string' ? STATUSES[code] : undefined;
          const accept = request.http?.headers.get('accept');
          if (typeof code === 'string' && status !== undefined) {
            const head = unansweredHead(code, accept);
            http.status = head.status;
            for (const [name, value] of Object.entries(head.headers)) http.headers.set(name, value);
          } else if ((http.status ?? 200) < 400 && isGraphqlType(accept)) http.status = 500;
        }
        return Promise.resolve();
      },
    }),
};

/** The HTTP status of a request that is not carried out because of an error with this code, and the headers for it. */
export function unansweredHead(
  code: string,
  accept: string | undefined,
): { readonly status: number; readonly headers: Readonly<Record<string, string>> } {
  const status = shownStatus(STATUSES[code] ?? 500, accept);
  return { status, headers: challengeOf(status) };
}

function shownStatus(status: number, accept: string | undefined): number {
  return isGraphqlType(accept) ? status : 200;
}

/** HTTP requires a challenge with every 401. Basic works as well, but would make browsers ask for a password. */
function challengeOf(status: number): Readonly<Record<string, string>> {
  return status === 401 ? { 'www-authenticate': 'Bearer' } : {};
}
