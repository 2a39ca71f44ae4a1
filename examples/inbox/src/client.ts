import { ApolloClient, ApolloLink, HttpLink, makeVar } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient } from 'graphql-ws';
import { tap } from 'rxjs';

import { createCache } from './cache';

/** Milliseconds after which an answer is waited for no longer. */
const PATIENCE = 30_000;

/** Whether events come in; `lost` while a connection that was there is being made again. */
export const connection = makeVar<'connecting' | 'live' | 'lost'>('connecting');

/** Keeps `after` at the cursor of the last delivery, so that what is asked for again goes on from there. */
const resume = new ApolloLink((operation, forward) => {
  const variables = (operation.variables = { ...operation.variables });
  const keep = ({ data }: ApolloLink.Result) =>
    Object.assign(variables, { after: data?.['userEvents']?.cursor ?? variables['after'] });
  return forward(operation).pipe(tap(keep));
});

/** Apollo Client: operations over HTTP, events over a WebSocket that is opened again as often as it takes. */
export function createApolloClient(token: string): ApolloClient {
  const authorization = `Bearer ${token}`;
  const events = createClient({
    url: '/graphql',
    connectionParams: { authorization },
    // Without these, it gives up, and does not notice that a connection is gone without a word.
    retryAttempts: Infinity,
    shouldRetry: () => true,
    keepAlive: 10_000,
    retryWait: (attempt) => connectable(Math.min(5_000, 250 * 2 ** attempt) * (1 + Math.random())),
    on: {
      connected: () => void connection('live'),
      // 1000 is the page's own doing.
      closed: (event) => void ((event as CloseEvent).code !== 1000 && connection('lost')),
    },
  });
  const http = new HttpLink({
    uri: '/graphql',
    fetch: (url, init) =>
      fetch(url, {
        ...init,
        signal: AbortSignal.any([
          AbortSignal.timeout(PATIENCE),
          ...(init?.signal ? [init.signal] : []),
        ]),
      }),
  });
  const withToken = new SetContextLink(({ headers }) => ({
    headers: { ...headers, authorization },
  }));
  const link = ApolloLink.split(
    ({ operationType }) => operationType === 'subscription',
    resume.concat(new GraphQLWsLink(events)),
    withToken.concat(http),
  );
  return new ApolloClient({ cache: createCache(), link });
}

/** Waits for that many milliseconds, or until the browser is online again. */
function connectable(time: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, time);
    addEventListener('online', done);
  });
}
