import { createClient, type Client, type ClientOptions } from 'graphql-ws';

import type { ChatEventsSubscription } from './__generated__/graphql';

/** A client of graphql-ws or of graphql-sse. */
export interface EventsClient {
  subscribe(payload: Payload, sink: Sink): () => void;
}

interface Payload {
  readonly query: string;
  readonly variables?: { readonly after?: string | null | undefined } | undefined;
}

interface Sink {
  next(result: { readonly data?: ChatEventsSubscription | null }): void;
  error(error: unknown): void;
  complete(): void;
}

// #region resume
/** A client of graphql-ws that asks again also when it could not connect, which by default it does not. */
export function createEventsClient(url: string, options: Partial<ClientOptions> = {}): Client {
  return createClient({ url, retryAttempts: Infinity, shouldRetry: () => true, ...options });
}

/** Subscribes with a client that asks again on its own, and has it go on after the last delivery. */
export function subscribe(client: EventsClient, { query, variables }: Payload, sink: Sink) {
  const payload = { query, variables: { ...variables } };
  const next: Sink['next'] = (result) => {
    payload.variables.after = result.data?.conversationEvents.cursor ?? payload.variables.after;
    sink.next(result);
  };
  return client.subscribe(payload, { ...sink, next });
}
// #endregion
