import type { Assumptions } from '../assumptions.js';
import type { ApiError } from '../errors.js';
import type { AppStore } from '../store.js';
import { type Emit, emitsNothing } from '../webhooks/events.js';

/** The part of a request that an operation gets, after all checks that are the same for every operation. */
interface Call<Body, Parameter extends string> {
  readonly app: AppStore;
  readonly assumptions: Readonly<Assumptions>;
  readonly now: Date;
  /** Percent-decoded segments of the path. */
  readonly params: Readonly<Record<Parameter, string>>;
  readonly query: URLSearchParams;
  readonly body: Body;
  /** Absolute address of the request, as its sender sees it, without the query. */
  readonly address: string;
  /** Says what has happened to the webhooks that want to know. */
  readonly emit: Emit;
}

/** One route of the upstream, below `/v2/apps/{appId}`. */
export interface Operation<Body = unknown, Parameter extends string = string> {
  /** Its name in the vendor's document. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly status: 200 | 201;
  /** The error for an unknown conversation in the path, where it is not the usual one. */
  readonly missingConversation?: () => ApiError;
  /** JSON Schema of the body, which guarantees the type `Body`; without one the body is ignored. */
  readonly bodySchema?: object;
  /** Reads a body that is no JSON. Throws an ApiError when it is not what it should be. */
  readonly readBody?: (contentType: string | undefined, raw: Buffer) => Promise<Body>;
  /** The body of the answer. Throws an ApiError to reject the request, before it has changed anything. */
  perform(call: Call<Body, Parameter>): object;
}

/** The call without its events where callers are to get none of what they do themselves. */
export function echoed<C extends Pick<Call<unknown, never>, 'assumptions' | 'emit'>>(call: C): C {
  return call.assumptions.echoOwn ? call : { ...call, emit: emitsNothing };
}
