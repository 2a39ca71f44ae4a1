import { validateHeaderValue } from 'node:http';

import type { Webhook } from '../records.js';
import { TRIGGERS } from './triggers.js';

const LOOPBACK = /^(127(\.\d+){3}|localhost|\[::1\])$/;

/** Where the sandbox sends all its events to. */
export interface WebhookTarget {
  /** The `http:` address of this machine that they are posted to. */
  readonly target: string;
  /** What deliveries carry as `X-API-Key`. */
  readonly secret: string;
}

/** Whether an address is one of this machine, over plain HTTP: the sandbox sends nothing elsewhere. */
export function isLoopbackTarget(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname, protocol } = new URL(address);
  return protocol === 'http:' && LOOPBACK.test(hostname);
}

/**
 * The webhook that sends all events to a target.
 *
 * @throws TypeError when the address is not one of this machine, or the secret cannot be a header.
 */
export function webhookOf({ secret, target }: WebhookTarget, id: string): Webhook {
  if (!isLoopbackTarget(target)) {
    throw new TypeError(`target: must be an http address of this machine, not ${target}`);
  }
  validateHeaderValue('x-api-key', secret);
  return {
    id,
    version: 'v2',
    target,
    triggers: TRIGGERS,
    secret,
    includeFullUser: false,
    includeFullSource: false,
  };
}
