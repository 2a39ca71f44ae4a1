import { createClient, type Client, type ClientOptions } from 'graphql-ws';
import {
  Environment,
  Network,
  Observable,
  RecordSource,
  Store,
  type GraphQLResponse,
  type SubscribeFunction,
} from 'relay-runtime';

// #region recipe
/**
 * A Relay environment on a server.
 *
 * @param events The client that subscribes. Default: nothing can be subscribed to.
 */
export function createEnvironment(url: string, events?: Client): Environment {
  return new Environment({
    network: Network.create(
      async ({ text }, variables) => {
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query: text, variables }),
        });
        return (await response.json()) as GraphQLResponse;
      },
      events && subscribeWith(events),
    ),
    store: new Store(new RecordSource()),
  });
}
// #endregion

// #region resume
/** A client of graphql-ws that asks again also when it could not connect, which by default it does not. */
export function createEventsClient(url: string, options: Partial<ClientOptions> = {}): Client {
  return createClient({ url, retryAttempts: Infinity, shouldRetry: () => true, ...options });
}

/** Subscribes with that client, and has it go on after the last delivery when it asks again. */
function subscribeWith(client: Client): SubscribeFunction {
  return ({ text, name }, variables) =>
    Observable.create((sink) => {
      const payload = { query: text ?? '', operationName: name, variables: { ...variables } };
      return client.subscribe<{ conversationEvents?: { cursor: string } }>(payload, {
        next(result) {
          const { cursor } = result.data?.conversationEvents ?? {};
          if (cursor !== undefined) payload.variables['after'] = cursor;
          sink.next(result as GraphQLResponse);
        },
        error: (error) => sink.error(error instanceof Error ? error : new Error(String(error))),
        complete: () => sink.complete(),
      });
    });
}
// #endregion
