import type { FastifyBaseLogger } from 'fastify';

import type {
  AttemptDescription,
  ObservedAttempt,
  UpstreamObserver,
} from '../upstream/upstream-observer.js';

const REFUSED =
  'whether the key still exists; whether SUNSHINE_KEY_ID and SUNSHINE_KEY_SECRET belong together; whether its account is at SUNSHINE_BASE_URL; with SUNSHINE_AUTH=jwt also SUNSHINE_JWT_SCOPE and the clock of this machine';
const FORBIDDEN =
  'whether the key in SUNSHINE_KEY_ID is of the app that is called (SUNSHINE_APP_ID, SUNSHINE_ALLOWED_APP_IDS); whether a key of its kind may do this';
/** How many operations that the key does not allow are remembered. Callers may be able to name any app. */
const MAX_FORBIDDEN = 100;

/** Logs when upstream refuses the server's own key, with what to check, and when it accepts the key again. */
export class KeyLog implements UpstreamObserver {
  readonly #logger: FastifyBaseLogger;
  #isRefused = false;
  /** The operations on apps that the key does not allow. */
  readonly #forbidden = new Set<string>();

  constructor(logger: FastifyBaseLogger) {
    this.#logger = logger;
  }

  attempt({ operation, url }: AttemptDescription): ObservedAttempt {
    return {
      over: ({ status }) => {
        // Neither a server error nor a 429 says whether the key was looked at.
        if (status === undefined || status >= 500 || status === 429) return;
        if (this.#setRefused(status === 401, operation)) return;
        if (status === 403 || this.#forbidden.size > 0)
          this.#setForbidden(status === 403, operation, url);
      },
    };
  }

  rejected(): void {
    // What was not sent was not refused.
  }

  #setRefused(isRefused: boolean, operation: string): boolean {
    if (isRefused && !this.#isRefused)
      this.#logger.error(
        { status: 401, operation, check: REFUSED },
        'upstream refuses the key of this server',
      );
    else if (!isRefused && this.#isRefused)
      this.#logger.info({ operation }, 'upstream accepts the key of this server again');
    this.#isRefused = isRefused;
    return isRefused;
  }

  #setForbidden(isForbidden: boolean, operation: string, url: string): void {
    const [, app = ''] = /\/v2\/apps\/([^/?]+)/.exec(url) ?? [];
    const place = `${operation} ${app}`;
    const isKnown = this.#forbidden.has(place);
    if (isForbidden && !isKnown && this.#forbidden.size < MAX_FORBIDDEN) {
      this.#forbidden.add(place);
      this.#logger.error(
        { status: 403, operation, check: FORBIDDEN },
        'upstream does not allow this to the key of this server',
      );
    } else if (!isForbidden && this.#forbidden.delete(place))
      this.#logger.info({ operation }, 'upstream allows this to the key of this server again');
  }
}
