import { createSourceEventStream, execute, GraphQLError, parse } from 'graphql';

import { ANYBODY, type CallerIdentity, type Scope } from '../../src/access/identity.js';
import { readConfig } from '../../src/config/config.js';
import { createContext } from '../../src/graphql/context.js';
import { formatError } from '../../src/graphql/errors.js';
import { buildSchema } from '../../src/graphql/schema.js';
import type { Server } from '../../src/server-options.js';
import { atEnd } from './closing.js';
import type { Graph } from './graph.js';

/** What webhooks are sent with in tests. */
export const SECRET = 'a-secret-of-webhooks';

/** What a webhook is answered. */
export interface WebhookAnswer {
  readonly status: number;
  readonly body: unknown;
}

let count = 0;

/** An event as upstream sends it, with an id of its own. */
export function webhookEvent(type: string, payload: object, more: object = {}): object {
  count += 1;
  return { id: `event-${count}`, type, createdAt: new Date().toISOString(), payload, ...more };
}

/** Sends a webhook. */
export async function sendWebhook(
  { url }: Pick<Graph, 'url'>,
  appId: string,
  events: readonly object[],
  secret: string | undefined = SECRET,
): Promise<WebhookAnswer> {
  const response = await fetch(new URL('/webhooks/sunshine', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(secret ? { 'x-api-key': secret } : {}) },
    body: JSON.stringify({ app: { id: appId }, webhook: { id: 'w', version: 'v2' }, events }),
  });
  return { status: response.status, body: await response.json() };
}

/** The identity of a program with these scopes, or of an end user. */
export function program(...scopes: readonly Scope[]): CallerIdentity {
  return { kind: 'service', key: `program ${scopes.join(' ')}`, scopes: new Set(scopes) };
}

export function endUserOf(appId: string, userId: string): CallerIdentity {
  return {
    kind: 'end-user',
    key: `user ${userId}`,
    scopes: new Set<Scope>(['user']),
    appId,
    user: { userId },
  };
}

/** What a subscription gives at its next turn. */
interface Turn {
  readonly done: boolean;
  readonly data: unknown;
  readonly errors: readonly { readonly code: unknown; readonly message: string }[];
}

/** A running subscription. */
export interface Running {
  next(): Promise<Turn>;
  /** The event, or the gap, of the next delivery. */
  event(): Promise<unknown>;
  end(): Promise<void>;
}

const openSchema = once(() => buildSchema({ subgraph: true, scopes: false }));
const scopedSchema = once(() => buildSchema({ subgraph: true, scopes: true }));

/** The result of a function that is called once, when it is needed. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Runs a subscription as a transport does. It ends with the test. */
export async function subscribe(
  { upstream }: Server,
  source: string,
  options: { readonly identity?: CallerIdentity; readonly authorization?: string } = {},
): Promise<Running> {
  const { identity = ANYBODY, authorization } = options;
  const schema = identity.kind === 'anybody' ? openSchema() : scopedSchema();
  const { limits } = readConfig({});
  const document = parse(source);
  const context = createContext(upstream, limits, {
    authorization,
    authentication: { identity },
    mayFederate: false,
    signal: new AbortController().signal,
    deadline: Date.now() + limits.operationTimeout,
  });
  const stream = await createSourceEventStream({ schema, document, contextValue: context });
  if (!(Symbol.asyncIterator in stream)) {
    const failure: Turn = { done: true, data: null, errors: shown(stream.errors) };
    return {
      next: () => Promise.resolve(failure),
      event: () => Promise.resolve(failure),
      end: () => Promise.resolve(),
    };
  }
  const iterator = stream[Symbol.asyncIterator]();
  const end = async (): Promise<void> => {
    await iterator.return?.();
  };
  atEnd(end);
  const next = async (): Promise<Turn> => {
    try {
      const { done = false, value } = (await iterator.next()) as IteratorResult<unknown, unknown>;
      if (done) return { done, data: null, errors: [] };
      const { data, errors } = await execute({
        schema,
        document,
        rootValue: value,
        contextValue: context.again(new AbortController().signal),
      });
      return { done, data: data ?? null, errors: shown(errors) };
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return { done: true, data: null, errors: shown([error]) };
    }
  };
  return {
    next,
    async event() {
      const { done, data, errors } = await next();
      const [delivery] = Object.values((data ?? {}) as Record<string, Record<string, unknown>>);
      return done || errors.length > 0 ? { done, errors } : (delivery?.['event'] ?? delivery);
    },
    end,
  };
}

function shown(errors: readonly GraphQLError[] = []): Turn['errors'] {
  return errors
    .map((error) => formatError(error.toJSON(), error))
    .map(({ message, extensions }) => ({ code: extensions?.['code'], message }));
}
