import type { ConnectionProblem } from './transports/connection-problem.js';
import type { AttemptDescription, ObservedAttempt, UpstreamObserver } from './upstream-observer.js';

/** What is known of upstream from the calls made so far. */
export type Availability =
  /** No call has ended yet that says anything about it. */
  | { readonly state: 'unknown' }
  /** It answers. */
  | { readonly state: 'up'; readonly since: Date }
  | { readonly state: 'down'; readonly since: Date; readonly cause: UnavailabilityCause };

/** Why upstream counts as down: what was wrong with the connection, or that it answers with server errors only. */
export type UnavailabilityCause = ConnectionProblem | 'server-errors';

/** A change of what is known. */
export interface AvailabilityChange {
  readonly before: Availability;
  readonly now: Availability;
  /** The REST operation of the call that showed it. */
  readonly operation: string;
  /** The host that was called. */
  readonly host: string;
}

/**
 * Learns from every attempt whether upstream can be reached. It is down when an attempt got no answer and no other was
 * answered meanwhile, so that a single broken connection among many does not count; and while the circuit is open.
 */
export class AvailabilityTracker implements UpstreamObserver {
  readonly #onChange: (change: AvailabilityChange) => void;
  #current: Availability = { state: 'unknown' };
  /** How many attempts were answered so far. */
  #answers = 0;

  constructor(onChange: (change: AvailabilityChange) => void) {
    this.#onChange = onChange;
  }

  get current(): Availability {
    return this.#current;
  }

  attempt({ operation, url }: AttemptDescription): ObservedAttempt {
    const answersBefore = this.#answers;
    return {
      over: ({ status, problem, isCircuitOpen = false }) => {
        if (status !== undefined && status < 500) {
          this.#answers += 1;
          // One that was sent before the circuit opened does not close it.
          if (!isCircuitOpen) this.#change(operation, url, undefined);
        } else if (problem !== undefined) {
          if (isCircuitOpen || this.#answers === answersBefore)
            this.#change(operation, url, problem);
        } else if (status !== undefined && isCircuitOpen) {
          this.#change(operation, url, 'server-errors');
        }
      },
    };
  }

  rejected(): void {
    // What was not sent says nothing about upstream.
  }

  #change(operation: string, url: string, cause: UnavailabilityCause | undefined): void {
    const before = this.#current;
    const state = cause === undefined ? 'up' : 'down';
    if (before.state === state) return;
    const since = new Date();
    const now: Availability =
      cause === undefined ? { state: 'up', since } : { state: 'down', since, cause };
    this.#current = now;
    this.#onChange({ before, now, operation, host: new URL(url).host });
  }
}
