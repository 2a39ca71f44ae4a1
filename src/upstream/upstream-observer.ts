import type { FailureReason } from './sunshine-error.js';
import type { ConnectionProblem } from './transports/connection-problem.js';

/** An attempt that starts. */
export interface AttemptDescription {
  /** The REST operation, such as `getConversation`. */
  readonly operation: string;
  readonly method: string;
  /** Contains ids: only its host may be shown anywhere. */
  readonly url: string;
  /** How many attempts of the same call were made before. */
  readonly resendCount: number;
}

/** How an attempt ended: with a status, or with a reason why there was none. */
export interface AttemptOutcome {
  /** The HTTP status; undefined when there was no whole answer. */
  readonly status: number | undefined;
  /** Why there was none; undefined for an unexpected error. */
  readonly failure: FailureReason | undefined;
  /** What was wrong with the connection; undefined when there was an answer, or the attempt was cancelled. */
  readonly problem?: ConnectionProblem | undefined;
  /** Whether the circuit is open or half-open after this attempt. Default: false. */
  readonly isCircuitOpen?: boolean | undefined;
}

/** The part of an observer that belongs to one attempt. */
export interface ObservedAttempt {
  /** Headers to add to the request; undefined when there are none. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The attempt ended. Called once; must not throw. */
  over(outcome: AttemptOutcome): void;
}

/** Is notified of every attempt to call upstream. Gets no credentials, no bodies and no answers. */
export interface UpstreamObserver {
  /**
   * An attempt starts now, in the asynchronous context of the operation that it is made for. It may still be cancelled,
   * or fail to be signed. Undefined when the observer does not follow this attempt.
   */
  attempt(description: AttemptDescription): ObservedAttempt | undefined;
  /** An attempt was not admitted. */
  rejected(operation: string, reason: FailureReason): void;
}

/** Several observers as one. */
export function observeTogether(observers: readonly UpstreamObserver[]): UpstreamObserver {
  return {
    attempt(description) {
      const observed = observers
        .map((observer) => observer.attempt(description))
        .filter((each) => each !== undefined);
      return observed.length > 1 ? togetherOf(observed) : observed[0];
    },
    rejected(operation, reason) {
      for (const observer of observers) observer.rejected(operation, reason);
    },
  };
}

function togetherOf(observed: readonly ObservedAttempt[]): ObservedAttempt {
  let together: Readonly<Record<string, string>> | undefined;
  for (const { headers } of observed)
    if (headers) together = together ? { ...together, ...headers } : headers;
  return {
    ...(together && { headers: together }),
    over(outcome) {
      for (const each of observed) each.over(outcome);
    },
  };
}
