import { CircuitBreaker, type CircuitState, type Permit } from './circuit-breaker.js';
import type { CallResult, Release } from './credential-limiter.js';
import { Limiter, type CredentialCall, type LimiterLoad } from './limiter.js';
import { SunshineError, type FailureReason } from './sunshine-error.js';
import {
  observeTogether,
  type AttemptDescription,
  type AttemptOutcome,
  type ObservedAttempt,
  type UpstreamObserver,
} from './upstream-observer.js';
import type { ConnectionProblem } from './transports/connection-problem.js';

/** A call of which an attempt requests admission. */
export type AttemptedCall = CredentialCall & Omit<AttemptDescription, 'resendCount'>;

/** How an attempt ended: with this answer, or with none. */
export interface AttemptResult {
  /** The HTTP status; undefined when there was no whole answer. */
  readonly status: number | undefined;
  /** Seconds to wait before another try, when upstream said so. */
  readonly retryAfter: number | undefined;
  /** Why there was no whole answer. */
  readonly failure?: FailureReason | undefined;
  /** What was wrong with the connection then. */
  readonly problem?: ConnectionProblem | undefined;
}

/** An attempt that is under way. Only the first report of how it ended counts. */
export interface Attempt {
  /** Headers to add to the request; undefined when there are none. */
  readonly headers: Readonly<Record<string, string>> | undefined;
  /** It ended. */
  over(result: AttemptResult): void;
  /** It was cancelled or failed on this side, which says nothing about upstream. */
  abandoned(reason?: FailureReason): void;
}

/** The load of the limiter and the state of the circuit. */
export interface TrafficState extends LimiterLoad {
  readonly circuit: CircuitState;
}

/** How much traffic upstream gets. */
export interface TrafficOptions {
  /** Calls under way at once for each credential. */
  readonly concurrency: number;
  /** Calls under way at once for all credentials together. Default: four times `concurrency`. */
  readonly totalConcurrency?: number | undefined;
  /** How many attempts in a row have to fail before the circuit opens. */
  readonly failures: number;
}

/** How many credentials may have all their calls under way at once, unless the calls of all have a bound of their own. */
const CREDENTIALS_AT_ONCE = 4;
/** Milliseconds that upstream has to fail before the circuit opens. */
const CIRCUIT_PATIENCE = 1_000;
/** Milliseconds that the circuit stays open. */
const CIRCUIT_PAUSE = 5_000;
/** Seconds to pause after a 429 that does not say for how long. */
const DEFAULT_PAUSE = 1;
/** The most seconds to pause, whatever a 429 says: after them a call tests whether the limit still applies. */
const LONGEST_PAUSE = 3_600;

/** Admits each attempt, and adapts to how attempts end. Shared by all operations of the process. */
export class TrafficControl {
  readonly #limiter: Limiter;
  readonly #breaker: CircuitBreaker;
  readonly #observer: UpstreamObserver;

  /** How many calls of all credentials may be under way. */
  readonly totalConcurrency: number;

  constructor(
    { concurrency, totalConcurrency, failures }: TrafficOptions,
    observer: UpstreamObserver = observeTogether([]),
  ) {
    this.#observer = observer;
    this.totalConcurrency = totalConcurrency ?? CREDENTIALS_AT_ONCE * concurrency;
    this.#limiter = new Limiter(concurrency, this.totalConcurrency);
    this.#breaker = new CircuitBreaker({
      failures,
      lasting: CIRCUIT_PATIENCE,
      pause: CIRCUIT_PAUSE,
    });
  }

  get state(): TrafficState {
    return { ...this.#limiter.load, circuit: this.#breaker.state };
  }

  /** Whether upstream has accepted the credential with this key, as far as is still known. */
  isAccepted(credentialKey: string): boolean {
    return this.#limiter.isAccepted(credentialKey);
  }

  /**
   * Waits until an attempt is admitted. Most are at once.
   *
   * @param resendCount How many attempts of the same call were made before.
   * @throws {SunshineError} `unreachable` while the circuit is open; `rate-limited`, `timeout` or `cancelled` when it
   *   would be admitted too late; `queue-full` or `caller-queue-full` when too many wait.
   */
  async admit(call: AttemptedCall, resendCount: number): Promise<Attempt> {
    try {
      if (this.#breaker.state === 'open') throw circuitOpen(call);
      const release = await this.#limiter.admit(call);
      return this.#start(call, resendCount, release);
    } catch (error) {
      if (error instanceof SunshineError) this.#observer.rejected(call.operation, error.reason);
      throw error;
    }
  }

  #start(call: AttemptedCall, resendCount: number, release: Release): Attempt {
    const { operation, method, url } = call;
    const permit = this.#breaker.admit();
    if (!permit) {
      release({ kind: 'unknown' });
      throw circuitOpen(call);
    }
    try {
      const observed = this.#observer.attempt({ operation, method, url, resendCount });
      return new AdmittedAttempt(permit, release, this.#breaker, observed);
    } catch (error) {
      this.#breaker.abandoned(permit);
      release({ kind: 'unknown' });
      throw error;
    }
  }
}

/** An attempt that was admitted: reports how it ended to breaker, limiter and observer. */
class AdmittedAttempt implements Attempt {
  readonly #permit: Permit;
  readonly #release: Release;
  readonly #breaker: CircuitBreaker;
  readonly #observed: ObservedAttempt | undefined;
  #isOver = false;

  constructor(
    permit: Permit,
    release: Release,
    breaker: CircuitBreaker,
    observed: ObservedAttempt | undefined,
  ) {
    this.#permit = permit;
    this.#release = release;
    this.#breaker = breaker;
    this.#observed = observed;
  }

  get headers(): Attempt['headers'] {
    return this.#observed?.headers;
  }

  over(result: AttemptResult): void {
    if (this.#isOver) return;
    const { status, failure, problem } = result;
    if (status === undefined || status >= 500) this.#breaker.failed(this.#permit);
    else this.#breaker.succeeded(this.#permit);
    this.#end(toCallResult(result), { status, failure, problem });
  }

  abandoned(failure?: FailureReason): void {
    if (this.#isOver) return;
    this.#breaker.abandoned(this.#permit);
    this.#end({ kind: 'unknown' }, { status: undefined, failure });
  }

  #end(result: CallResult, outcome: AttemptOutcome): void {
    this.#isOver = true;
    this.#release(result);
    if (this.#breaker.state === 'closed') this.#observed?.over(outcome);
    else this.#observed?.over({ ...outcome, isCircuitOpen: true });
  }
}

function circuitOpen({ operation }: CredentialCall): SunshineError {
  return new SunshineError(operation, 'unreachable');
}

function toCallResult({ status, retryAfter = DEFAULT_PAUSE }: AttemptResult): CallResult {
  if (status === 429)
    return { kind: 'rate-limited', pause: Math.min(retryAfter, LONGEST_PAUSE) * 1_000 };
  if (status === 503) return { kind: 'overloaded' };
  if (status === undefined || status >= 500) return { kind: 'unknown' };
  return { kind: status === 401 || status === 403 ? 'refused' : 'answered' };
}
