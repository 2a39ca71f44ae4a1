import { gotTransport } from '../../src/upstream/transports/got.js';
import {
  ATTEMPT_TIMEOUTS,
  type AttemptTimeouts,
  type Transport,
} from '../../src/upstream/transports/transport.js';
import { undiciTransport } from '../../src/upstream/transports/undici.js';
import { opened } from './closing.js';

/**
 * The HTTP client that the tests of this run are for. Those that depend on it run once with each
 * (`projects` in `jest.config.js`).
 */
export function httpClient(): 'got' | 'undici' {
  return Reflect.get(globalThis, 'HTTP_CLIENT') === 'undici' ? 'undici' : 'got';
}

/** A transport of that client. It closes with the test, or with the file. */
export function openTransport(
  maxBytes: number,
  timeouts: Partial<AttemptTimeouts> = {},
): Transport {
  const all = { ...ATTEMPT_TIMEOUTS, ...timeouts };
  return opened(
    httpClient() === 'undici' ? undiciTransport(maxBytes, all) : gotTransport(maxBytes, all),
  );
}
