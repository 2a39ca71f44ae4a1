import type { ApolloServerPlugin, HTTPGraphQLHead } from '@apollo/server';

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
          if (status !== undefined) setStatus(http, status, accept);
          else if ((http.status ?? 200) < 400 && isGraphqlType(accept)) http.status = 500;
        }
        return Promise.resolve();
      },
    }),
};

function setStatus(http: HTTPGraphQLHead, status: number, accept: string | undefined): void {
  const showsStatus = isGraphqlType(accept);
  http.status = showsStatus ? status : 200;
  // HTTP requires a challenge with every 401. Basic works as well, but would make browsers ask for a password.
  if (showsStatus && status === 401) http.headers.set('www-authenticate', 'Bearer');
}
