import { isTooDeep } from '../upstream/json-depth.js';
import { isObject } from '../upstream/response.js';
import type { WebhookEvent } from './triggers.js';

/** What one webhook request delivers. */
export interface Envelope {
  readonly appId: string;
  readonly events: readonly WebhookEvent[];
}

/** Longer ids and types are none of upstream's: the log would have to hold them. */
const MAX_TEXT = 256;
/** How many levels a payload may have: of some thousand, no JSON can be written any more. Upstream's have about ten. */
const MAX_LEVELS = 1_000;

/** What a webhook request delivers; the rule that it breaks when it is no delivery. */
export function readEnvelope(body: unknown): Envelope | { readonly problem: string } {
  if (!isObject(body)) return { problem: 'the body must be a JSON object' };
  const { app, events } = body;
  const appId = isObject(app) ? app['id'] : undefined;
  if (!isText(appId)) return { problem: '`app.id` must be the id of an app' };
  if (!Array.isArray(events)) return { problem: '`events` must be a list' };
  const list: readonly unknown[] = events;
  const index = list.findIndex((event) => !isWebhookEvent(event));
  if (index >= 0) return { problem: `\`events.${index}\` must have an \`id\` and a \`type\`` };
  const given = list.filter(isWebhookEvent);
  const deep = given.findIndex(({ payload }) => isTooDeep(payload, MAX_LEVELS));
  if (deep >= 0) return { problem: `\`events.${deep}\` may have at most ${MAX_LEVELS} levels` };
  return { appId, events: given };
}

function isWebhookEvent(value: unknown): value is WebhookEvent {
  return isObject(value) && isText(value['id']) && isText(value['type']);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_TEXT;
}
