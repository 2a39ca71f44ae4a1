import type { FaultCount, WebhookFault } from './webhook-kinds.js';

/** Which requests a fault is for; without any of these keys, for every one. */
interface FaultScope extends FaultCount {
  /** Name of a REST operation in camelCase, or `*`. */
  readonly operation?: string | undefined;
  readonly when?: RequestCondition | undefined;
}

/** The condition that a request must fulfil. */
interface RequestCondition {
  /** What its raw path and query contain. */
  readonly pathIncludes?: string | undefined;
}

/** Waits before anything else is done. */
interface LatencyFault extends FaultScope {
  readonly kind: 'latency';
  readonly ms: number;
}

/** Holds requests until `count` of them wait at once, which proves that they were sent together. */
export interface GateFault extends FaultScope {
  readonly kind: 'gate';
  readonly count: number;
}

/** Answers that status instead of doing anything. */
export interface StatusFault extends FaultScope {
  readonly kind: 'status';
  readonly status: number;
  /** Value of `Retry-After`: seconds or an HTTP date. */
  readonly retryAfter?: string | undefined;
  /** Value of `Location`, for redirects. */
  readonly location?: string | undefined;
  /** `json` unless given: the usual error body. */
  readonly body?: 'json' | 'text' | 'html' | 'empty' | undefined;
  readonly code?: string | undefined;
  readonly title?: string | undefined;
  readonly contentType?: string | undefined;
}

/** When a connection is closed: before or after the change is made. */
export type DropMoment = 'before' | 'after';

/** Closes the connection without an answer. */
export interface DropFault extends Omit<FaultScope, 'when'> {
  readonly kind: 'drop';
  /** The moment; with more than that where only some requests get the fault. */
  readonly when: DropMoment | (RequestCondition & { readonly moment: DropMoment });
}

/** Closes the connection without an answer, and makes the change so many milliseconds later. */
interface LateWorkFault extends FaultScope {
  readonly kind: 'lateWork';
  readonly ms: number;
}

/**
 * Answers the first half of the JSON: as if it were whole (`body`), or announcing the whole length
 * and closing the connection midway (`connection`).
 */
interface TruncateFault extends FaultScope {
  readonly kind: 'truncate';
  readonly cut?: 'body' | 'connection' | undefined;
}

/** Leaves keys out of the answer: `meta`, `conversation.id`, `conversations[].type`. */
interface OmitFault extends FaultScope {
  readonly kind: 'omit';
  readonly keys: readonly string[];
}

/** Does the work, then answers 200 with another body: JSON, or text sent unchanged. */
type ReplaceFault = FaultScope & { readonly kind: 'replace' } & (
    | { readonly body: unknown; readonly rawBody?: undefined }
    | { readonly rawBody: string; readonly body?: undefined }
  );

/** Merges keys and values into the answer; an object is merged into each element of a list. */
interface MergeFault extends FaultScope {
  readonly kind: 'merge';
  readonly value: Readonly<Record<string, unknown>>;
}

/** Sends the body in small pieces with a pause before each. */
interface SlowFault extends FaultScope {
  readonly kind: 'slow';
  readonly chunkMs: number;
  /** 64 unless given. */
  readonly bytesPerChunk?: number | undefined;
}

/** A failure of a call of the REST API. */
export type CallFault =
  | LatencyFault
  | GateFault
  | StatusFault
  | DropFault
  | LateWorkFault
  | TruncateFault
  | OmitFault
  | ReplaceFault
  | MergeFault
  | SlowFault;

/** A failure that is injected on demand. */
export type Fault = CallFault | WebhookFault;
