import { Client, fetchExchange, subscriptionExchange } from '@urql/core';

import { subscribe, type EventsClient } from './events';
import { createCache } from './urql';

// #region resume
/** urql on a server, with a client of graphql-ws or of graphql-sse for what happens. */
export function createLiveClient(url: string, events: EventsClient): Client {
  const live = subscriptionExchange({
    forwardSubscription: ({ query = '', variables }) => ({
      subscribe: (sink) => ({
        unsubscribe: subscribe(events, { query, variables }, sink),
      }),
    }),
  });
  return new Client({
    url,
    preferGetMethod: false,
    exchanges: [createCache(), live, fetchExchange],
  });
}
// #endregion
