/** The server that is fuzzed, and its log. */
import { pino } from 'pino';

import { readConfig } from '../../src/config/config.js';
import { COMPILING_LIMITS } from '../../src/execution/compiled-operations.js';
import { createServer } from '../../src/server.js';
import { APPS } from './inputs.js';

/** A server that passes on what its callers send. */
export interface FuzzedServer {
  readonly client: 'got' | 'undici';
  /** The GraphQL endpoint. */
  readonly url: string;
  readonly log: FuzzLog;
  close(): Promise<void>;
}

/** What an operation may take, in milliseconds: enough for some repetitions. */
const OPERATION_TIMEOUT = 1_500;

/** Starts one on the stub at that address. */
export async function startFuzzedServer(
  stub: string,
  client: FuzzedServer['client'],
): Promise<FuzzedServer> {
  const config = readConfig({
    SUNSHINE_BASE_URL: stub,
    SUNSHINE_APP_ID: APPS[0],
    SUNSHINE_ALLOWED_APP_IDS: APPS[1],
    HTTP_CLIENT: client,
    HOST: '127.0.0.1',
    PORT: '0',
    EXPLORER: 'off',
    OPERATION_TIMEOUT_MS: String(OPERATION_TIMEOUT),
    // The stub fails often, and is never gone.
    UPSTREAM_CIRCUIT_FAILURES: '1000000000',
  });
  const log = new FuzzLog();
  const server = await createServer(
    // What is sent for the second time is compiled already.
    { ...config, compiling: { ...COMPILING_LIMITS, successesBefore: 1 } },
    { logger: pino({ level: 'info' }, log) },
  );
  const url = await server.listen();
  return { client, url, log, close: () => server.close() };
}

/** Keeps the lines of a log until they are taken. */
class FuzzLog {
  readonly #byRequest = new Map<string, string[]>();

  write(line: string): void {
    const { requestId = '' } = JSON.parse(line) as { requestId?: string };
    const lines = this.#byRequest.get(requestId) ?? [];
    this.#byRequest.set(requestId, [...lines, line.trim()]);
  }

  /** The lines about a request. */
  take(requestId: string): readonly string[] {
    const lines = this.#byRequest.get(requestId) ?? [];
    this.#byRequest.delete(requestId);
    return lines;
  }

  /** The lines of that level or above that nobody took. */
  linesFrom(level: number): readonly string[] {
    const lines = [...this.#byRequest.values()].flat();
    return lines.filter((line) => (JSON.parse(line) as { level: number }).level >= level);
  }
}
