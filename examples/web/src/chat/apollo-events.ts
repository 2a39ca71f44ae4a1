import { ApolloClient, ApolloLink, HttpLink, ServerError } from '@apollo/client';
import { RetryLink } from '@apollo/client/link/retry';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import type { Client } from 'graphql-ws';
import { tap } from 'rxjs';

import { createCache } from './apollo';

// #region resume
/** Keeps `after` at the cursor of the last delivery, so that what is asked for again goes on from there. */
const resume = new ApolloLink((operation, forward) => {
  const variables = (operation.variables = { ...operation.variables });
  const keep = ({ data }: ApolloLink.Result) =>
    Object.assign(variables, { after: data?.['conversationEvents']?.cursor ?? variables['after'] });
  return forward(operation).pipe(tap(keep));
});

/** Asks again for subscriptions, unless the request is one that cannot be answered. */
const retry = new RetryLink({
  delay: { initial: 300, max: 5_000 },
  attempts: (_, { operationType }, error) =>
    operationType === 'subscription' && !(ServerError.is(error) && error.statusCode < 500),
});

/** Apollo Client over HTTP alone. */
export function createLiveClient(uri: string): ApolloClient {
  const link = ApolloLink.from([retry, resume, new HttpLink({ uri })]);
  return new ApolloClient({ cache: createCache(), link });
}

/** Apollo Client over a WebSocket. The client of graphql-ws asks again on its own. */
export function createWebSocketClient(client: Client): ApolloClient {
  const link = ApolloLink.from([resume, new GraphQLWsLink(client)]);
  return new ApolloClient({ cache: createCache(), link });
}
// #endregion
