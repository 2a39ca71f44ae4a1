import { pino, type Logger } from 'pino';

import { readConfig } from '../../src/config/config.js';
import type { SchemaExtension } from '../../src/graphql/schema-extension.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import type { Server } from '../../src/server-options.js';
import { createServer } from '../../src/server.js';
import { atEnd } from './closing.js';
import { compiling } from './compiling.js';
import { httpClient } from './http-client.js';

/** A GraphQL answer as it came over HTTP. */
export interface GraphAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: unknown;
  readonly errors: readonly GraphError[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** An element of `errors`. */
export interface GraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string };
}

/** A server that really listens, on whatever upstream its settings name; by default on a sandbox of its own. */
export interface Graph {
  readonly server: Server;
  /** The GraphQL endpoint. */
  readonly url: string;
  /** The embedded sandbox. Throws when the server runs on another upstream. */
  readonly sandbox: Sandbox;
  /** Sends an operation over HTTP. */
  query(
    source: string,
    variables?: Readonly<Record<string, unknown>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<GraphAnswer>;
  close(): Promise<void>;
}

const SILENT = pino({ level: 'silent' });

/**
 * Starts a server from settings as the environment has them. It closes with the test, or with the file.
 *
 * @param prepare Is called before the server listens.
 */
export async function startGraph(
  settings: Readonly<Record<string, string>> = {},
  logger: Logger = SILENT,
  extension?: SchemaExtension,
  prepare: (server: Server) => void = () => undefined,
): Promise<Graph> {
  const server = await createServer(
    {
      ...readConfig({
        PORT: '0',
        HOST: '127.0.0.1',
        SHUTDOWN_DELAY_MS: '0',
        HTTP_CLIENT: httpClient(),
        ...settings,
      }),
      ...compiling(),
    },
    { logger, ...extension },
  );
  atEnd(() => {
    // A test that failed may have left requests at a gate, which the server would wait for.
    server.upstream.sandbox?.faults.clear();
    return server.close();
  });
  prepare(server);
  const url = await server.listen();
  return {
    server,
    url,
    get sandbox() {
      const { sandbox } = server.upstream;
      if (!sandbox) throw new Error('this server does not run on its own sandbox');
      return sandbox;
    },
    query: (source, variables = {}, headers = {}) => post(url, source, variables, headers),
    close: () => server.close(),
  };
}

/** Sends an operation to the GraphQL endpoint at an address. */
export async function post(
  url: string,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>>,
): Promise<GraphAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await response.json()) as {
    data?: unknown;
    errors?: readonly GraphError[];
    extensions?: Readonly<Record<string, unknown>>;
  };
  return {
    status: response.status,
    headers: response.headers,
    data: body.data,
    errors: body.errors ?? [],
    extensions: body.extensions ?? {},
  };
}
