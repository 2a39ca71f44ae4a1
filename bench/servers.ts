/** The servers that are compared. */
import type { ChildProcess } from 'node:child_process';

import { APP_ID, AUTHORIZATION } from './caller.js';
import { freePort, startNode, stop } from './child-processes.js';
import type { Dialect } from './documents.js';
import { untilAnswered } from './readiness.js';

/** A kind of server, and how it is started. */
export interface ServerKind {
  readonly name: string;
  readonly title: string;
  readonly dialect: Dialect;
  /** What Node.js runs, from the root of the repository. */
  readonly command: readonly string[];
  readonly environment: (upstream: string) => Readonly<Record<string, string>>;
}

/** A server that answers. */
export interface RunningServer {
  readonly kind: ServerKind;
  readonly url: string;
  readonly pid: number;
  readonly child: ChildProcess;
  /** Milliseconds from its start to its first answer. */
  readonly startUp: number;
  stop(): Promise<void>;
}

const PEER = { dialect: 'by hand', environment: peerEnvironment } as const;

/** Ours, as it is started without a choice, is the first. */
export const SERVERS: readonly [ServerKind, ...ServerKind[]] = [
  ours('got', { HTTP_CLIENT: 'got' }),
  ours('undici', { HTTP_CLIENT: 'undici' }),
  {
    ...PEER,
    name: 'apollo',
    title: 'Apollo Server + RESTDataSource',
    command: ['bench/servers/apollo-rest-data-source.js'],
  },
  {
    ...PEER,
    name: 'yoga',
    title: 'GraphQL Yoga + DataLoader + undici',
    command: ['bench/servers/yoga.js'],
  },
  {
    ...PEER,
    name: 'hive',
    title: 'Hive Gateway on an OpenAPI document',
    dialect: 'generated',
    command: ['bench/servers/hive-gateway/server.js'],
  },
  {
    ...PEER,
    name: 'mercurius',
    title: 'Mercurius with JIT + DataLoader + undici',
    command: ['bench/servers/mercurius.js'],
  },
  {
    ...PEER,
    name: 'no-graphql',
    title: 'no GraphQL: node:http + undici',
    dialect: 'no GraphQL',
    command: ['bench/servers/no-graphql.js'],
  },
];

/**
 * Our server as it is shipped, in production, passing on what callers send.
 *
 * @param main The program, another build of it perhaps.
 */
export function ours(
  name: string,
  extra: Readonly<Record<string, string>>,
  main = 'dist/main.js',
): ServerKind {
  return {
    name,
    title: `this server, ${name}`,
    dialect: 'ours',
    // As `npm start` runs it.
    command: ['--max-semi-space-size=64', main],
    environment: (upstream) => ({
      NODE_ENV: 'production',
      SUNSHINE_BASE_URL: upstream,
      SUNSHINE_APP_ID: APP_ID,
      SUBGRAPH: 'on',
      HOST: '127.0.0.1',
      ...extra,
    }),
  };
}

/** Starts a server, and waits for its first answer. */
export async function startServer(kind: ServerKind, upstream: string): Promise<RunningServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const start = performance.now();
  const child = startNode(kind.command, { ...kind.environment(upstream), PORT: String(port) });
  await firstAnswer(kind, child, url);
  const { pid } = child;
  if (pid === undefined) throw new Error(`${kind.title} did not start`);
  return { kind, url, pid, child, startUp: performance.now() - start, stop: () => stop(child) };
}

function firstAnswer({ dialect }: ServerKind, child: ChildProcess, url: string): Promise<void> {
  const headers = { authorization: AUTHORIZATION, 'content-type': 'application/json' };
  return dialect === 'no GraphQL'
    ? untilAnswered(child, `${url}/ready`, { headers })
    : untilAnswered(
        child,
        `${url}/graphql`,
        { method: 'POST', headers },
        '{"query":"{ __typename }"}',
      );
}

function peerEnvironment(upstream: string): Readonly<Record<string, string>> {
  return { NODE_ENV: 'production', UPSTREAM: upstream, APP_ID };
}
