/** The key that a message was sent with. Upstream keeps it in the message's metadata; the graph shows it beside them. */
import { objectOf } from '../../kernel/faults.js';
import type { JsonObject } from '../../upstream/json.js';

/** Where it is in the metadata of a message. */
export const KEY_IN_METADATA = 'idempotencyKey';

/** The key in the metadata of a message; null when there is none. */
export function idempotencyKeyIn(metadata: unknown): string | null {
  const key = objectOf(metadata)?.[KEY_IN_METADATA];
  return typeof key === 'string' ? key : null;
}

/**
 * The metadata of a message without the key; null when there is nothing else.
 *
 * @throws {GraphQLError} when they are no object.
 */
export function withoutIdempotencyKey(metadata: unknown): JsonObject | null {
  const all = objectOf(metadata);
  if (all === null || idempotencyKeyIn(all) === null) return all;
  const others = Object.entries(all).filter(([name]) => name !== KEY_IN_METADATA);
  return others.length === 0 ? null : Object.fromEntries(others);
}

/** The metadata of a message to send, with the key in it. */
export function withIdempotencyKey(metadata: JsonObject | undefined, key: string): JsonObject {
  return { ...metadata, [KEY_IN_METADATA]: key };
}
