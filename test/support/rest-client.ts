import {
  createSunshineClient,
  type OperationScope,
  type SunshineClient,
} from '../../src/upstream/client.js';
import { createHttpClient } from '../../src/upstream/http-client.js';
import { passedOnCredentials } from '../../src/upstream/credentials.js';
import { SunshineError } from '../../src/upstream/sunshine-error.js';
import { TrafficControl } from '../../src/upstream/traffic-control.js';
import { openTransport } from './http-client.js';

/** An API key that opens nothing. */
export const KEY = {
  keyId: 'app_5f0000000000000000000001',
  keySecret: 'key-secret-marker',
} as const;
/** The header that goes with it. */
export const AUTHORIZATION = `Basic ${Buffer.from(`${KEY.keyId}:${KEY.keySecret}`).toString('base64')}`;

/** A REST client for one operation, and the means to end it. */
export interface RestClient {
  readonly client: SunshineClient;
  /** Ends the operation the way a caller does who goes away; with a reason, in another way. */
  readonly abort: (reason?: unknown) => void;
  /** Closes its connections. */
  readonly close: () => void;
}

/** A REST client on the upstream at `baseUrl`, with room for everything unless told otherwise. */
export function openClient(baseUrl: string, scope: Partial<OperationScope> = {}): RestClient {
  const http = createHttpClient({
    transport: openTransport(5 * 1_024 * 1_024),
    traffic: new TrafficControl({ concurrency: 1_000, failures: 1_000 }),
  });
  const controller = new AbortController();
  const client = createSunshineClient(http, baseUrl, {
    credentials: passedOnCredentials(AUTHORIZATION),
    callerKey: 'anybody',
    signal: controller.signal,
    deadline: Date.now() + 15_000,
    maxCalls: 1_000,
    concurrency: 16,
    ...scope,
  });
  return {
    client,
    abort: (reason) => controller.abort(reason),
    close: () => http.close(),
  };
}

/** The failure of a call. Throws when the call succeeds, or fails with anything but the client's own error. */
export async function failureOf(call: Promise<unknown>): Promise<SunshineError> {
  const error = await call.then(
    () => new Error('the call was expected to fail'),
    (reason: unknown) => reason,
  );
  if (error instanceof SunshineError) return error;
  throw error;
}
