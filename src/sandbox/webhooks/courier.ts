import http, { type ClientRequest } from 'node:http';

import { stringifyJson } from '../../upstream/exact-json.js';
import type { Assumptions } from '../assumptions.js';
import type { Webhook } from '../records.js';
import { ScheduledWork } from '../scheduled-work.js';
import type { WebhookEvent } from './events.js';

/** What is posted to the target of a webhook. */
export interface Delivery {
  readonly appId: string;
  readonly webhook: Webhook;
  readonly events: readonly WebhookEvent[];
  /** The value of `X-API-Key`; null leaves it out. */
  readonly secret: string | null;
  /** How long the body is made, in bytes, if it is not as long anyway; undefined for as long as it is. */
  readonly bytes?: number | undefined;
}

/** The pauses between the five attempts of a delivery, in milliseconds: together a quarter of an hour. */
const PAUSES = [60_000, 120_000, 240_000, 480_000] as const;
/** With these the target says that it does not want the delivery at all. */
const FINAL_STATUSES: readonly number[] = [400, 401, 403, 404, 406];

/** Posts deliveries to the targets of webhooks, and again those that failed, until it is stopped. */
export class Courier {
  readonly #assumptions: Readonly<Assumptions>;
  readonly #later = new ScheduledWork();
  readonly #requests = new Set<ClientRequest>();
  #isStopped = false;

  constructor(assumptions: Readonly<Assumptions>) {
    this.#assumptions = assumptions;
  }

  /** Does the work after so many milliseconds, unless it is stopped before. */
  schedule(ms: number, work: () => Promise<void>): void {
    this.#later.schedule(ms, work);
  }

  /** Makes the first attempt, which is over when this resolves; further attempts are made later. */
  deliver(delivery: Delivery): Promise<void> {
    return this.#attempt(delivery, bodyOf(delivery), PAUSES);
  }

  /** Drops the deliveries that are not done, and closes their connections. */
  stop(): void {
    this.#isStopped = true;
    this.#later.stop();
    for (const request of this.#requests) request.destroy();
  }

  async #attempt(delivery: Delivery, body: string, pauses: readonly number[]): Promise<void> {
    if (this.#isStopped) return;
    const status = await this.#post(delivery, body);
    const isDone = status !== undefined && status >= 200 && status < 300;
    const [pause, ...rest] = pauses;
    if (isDone || pause === undefined || FINAL_STATUSES.includes(status ?? 0)) return;
    this.schedule(pause * this.#assumptions.webhookRetryScale, () =>
      this.#attempt(delivery, body, rest),
    );
  }

  /** The status of the answer; undefined when there is none in time. A redirect is not followed. */
  #post({ secret, webhook }: Delivery, body: string): Promise<number | undefined> {
    return new Promise((resolve) => {
      const request = http.request(webhook.target, {
        method: 'POST',
        agent: false,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          ...(secret === null ? {} : { 'x-api-key': secret }),
        },
      });
      const timer = setTimeout(() => request.destroy(), this.#assumptions.webhookTimeoutMs);
      this.#requests.add(request);
      request.once('response', (response) => {
        clearTimeout(timer);
        response.resume();
        resolve(response.statusCode);
      });
      // The connection is closed after an error, too; without a listener it would end the process.
      request.once('error', () => undefined);
      request.once('close', () => {
        clearTimeout(timer);
        this.#requests.delete(request);
        resolve(undefined);
      });
      request.end(body);
    });
  }
}

function bodyOf({ appId, bytes, events, webhook: { id, version } }: Delivery): string {
  const body = stringifyJson({ app: { id: appId }, webhook: { id, version }, events });
  const missing = (bytes ?? 0) - Buffer.byteLength(body);
  const filler = ',"padding":""';
  if (missing < filler.length) return body;
  return `${body.slice(0, -1)}${filler.slice(0, -1)}${'x'.repeat(missing - filler.length)}"}`;
}
