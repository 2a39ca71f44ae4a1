import type { OperationMemory } from './answer-memory.js';
import { visibilityKey, type Credentials } from './credentials.js';
import { stringifyJson } from './exact-json.js';
import { exceedsJsonBytes } from './json-size.js';
import type { HttpClient, HttpRequest, HttpResponse } from './http-client.js';
import { queryString, type Query } from './query.js';
import type { JsonObject } from './json.js';
import { invalidAnswer, isObject, parseJson, readErrors, type Answer } from './response.js';
import { Semaphore } from './semaphore.js';
import { SunshineError } from './sunshine-error.js';
import type { StreamedBody } from './transports/transport.js';
import { noUsage, type UpstreamUsage } from './upstream-usage.js';

/** A call of one REST operation. */
interface SunshineCall {
  /** The operation's name, such as `getConversation`. */
  readonly operation: string;
  readonly method: HttpRequest['method'];
  /** From `/v2` on, as `path` builds it. */
  readonly path: string;
  readonly query?: Query;
  readonly body?: JsonObject;
  /** A file to send in its place. The call is never made twice. */
  readonly file?: StreamedBody;
  /** Whether the call changes something. Then an answer without a body is success. Default: true for all but GET. */
  readonly isChange?: boolean;
  /** Whether doing the call twice has no more effect than doing it once. Default: true for everything but POST. */
  readonly idempotent?: boolean;
  /**
   * Whether identical calls with the same credential go out once a second at most, for all callers together. Only where
   * doing it twice has no more effect than doing it once. Default: false.
   */
  readonly isPaced?: boolean;
  /**
   * Whether a 404 with that code proves the change done, where an earlier attempt may have been carried out: what it was
   * to remove is gone.
   */
  doneWhenMissing?(code: string | undefined): boolean;
}

/** What the calls of one GraphQL operation have in common. */
export interface OperationScope {
  /** Undefined when there are none: then every call fails, before it is made. */
  readonly credentials: Credentials | undefined;
  /** Differs between callers for whom calls are made with the same credentials, without naming them. */
  readonly callerKey: string;
  /** Aborted when the caller has disconnected, or the deadline has passed. */
  readonly signal: AbortSignal;
  /** When everything must be over, in milliseconds since the epoch. */
  readonly deadline: number;
  /** How many calls may be made, those shared with other operations included. */
  readonly maxCalls: number;
  /** How many calls may be under way at once. */
  readonly concurrency: number;
  /** Where what it holds of answers is counted; undefined to bound that not at all. */
  readonly memory?: OperationMemory | undefined;
}

/** The REST API for one GraphQL operation. */
export interface SunshineClient {
  /** What was used so far. */
  readonly usage: UpstreamUsage;
  /** When the operation must be over, in milliseconds since the epoch. */
  readonly deadline: number;
  /** Differs between callers whom upstream may answer differently (`visibilityKey`); empty without credentials. */
  readonly credentialsKey: string;
  /** Has further calls share none that other operations have begun until now: what those read may be older. */
  readAfresh(): void;
  /**
   * Makes a call.
   *
   * @throws {SunshineError} unless upstream answers with success and a JSON object, or to a change with nothing.
   */
  send(call: SunshineCall): Promise<Answer>;
}

/** The most bytes of JSON that upstream accepts in one request. */
export const MAX_BODY_BYTES = 100 * 1_024;

/**
 * Makes sure that upstream accepts a body, for what has to be known before other calls are made.
 *
 * @throws {SunshineError} `too-large` when it does not.
 */
export function checkSize(operation: string, body: JsonObject): void {
  if (isTooLarge(stringifyJson(body))) throw new SunshineError(operation, 'too-large');
}

function isTooLarge(body: string): boolean {
  return Buffer.byteLength(body) > MAX_BODY_BYTES;
}

/** The client of the REST API at `baseUrl` for one GraphQL operation. */
export function createSunshineClient(
  http: HttpClient,
  baseUrl: string,
  scope: OperationScope,
): SunshineClient {
  const places = new Semaphore(scope.concurrency);
  const usage = noUsage();
  let calls = 0;
  let notBefore: number | undefined;
  return {
    usage,
    deadline: scope.deadline,
    credentialsKey: scope.credentials ? visibilityKey(scope.credentials) : '',
    readAfresh() {
      notBefore = performance.now();
    },
    async send(call) {
      const { operation, method, path, query = {} } = call;
      const { credentials, callerKey, signal, deadline, memory } = scope;
      if (exceedsJsonBytes(call.body, MAX_BODY_BYTES))
        throw new SunshineError(operation, 'too-large');
      const body = call.body && stringifyJson(call.body);
      if (body !== undefined && isTooLarge(body)) throw new SunshineError(operation, 'too-large');
      if (credentials === undefined) throw new SunshineError(operation, 'no-credentials');
      if (calls >= scope.maxCalls) throw new SunshineError(operation, 'budget');
      calls += 1;
      const asked = performance.now();
      await places.take();
      let reserved = 0;
      let received = 0;
      try {
        const place = memory?.reserve(operation) ?? 0;
        reserved = typeof place === 'number' ? place : await place;
        usage.waitedMs += performance.now() - asked;
        const response = await http.send({
          operation,
          method,
          url: baseUrl + path + queryString(query),
          credentials,
          callerKey,
          body: call.file ?? body,
          idempotent: isIdempotent(call),
          isPaced: call.isPaced,
          notBefore,
          signal,
          deadline,
          usage,
        });
        received = response.body.length;
        return readAnswer(call, response, credentials);
      } finally {
        memory?.settle(operation, reserved, received);
        places.release();
      }
    },
  };
}

function isIdempotent({ method, idempotent = method !== 'POST' }: SunshineCall): boolean {
  return idempotent;
}

function readAnswer(
  call: SunshineCall,
  response: HttpResponse,
  { isServers }: Credentials,
): Answer {
  const { operation, method, isChange = method !== 'GET' } = call;
  const { status, retryAfter } = response;
  if (status >= 400) {
    const errors = readErrors(response.body);
    const isGone = status === 404 && call.doneWhenMissing?.(errors[0]?.code);
    if (isGone && response.mayHaveBeenDone) return { operation, status, body: {} };
    throw new SunshineError(operation, 'refused', {
      status,
      errors,
      ...(retryAfter === undefined ? {} : { retryAfter }),
      inDoubt: !isIdempotent(call) && (status >= 500 || status === 408),
      isServers,
    });
  }
  if (isChange && status < 300 && response.body.trim() === '')
    return { operation, status, body: {} };
  const body = status < 300 ? parseJson(response.body) : undefined;
  // What is redirected was not done: this client follows nowhere.
  const inDoubt = status < 300 && !isIdempotent(call);
  if (!isObject(body)) throw invalidAnswer({ operation, status }, inDoubt);
  return { operation, status, body };
}
