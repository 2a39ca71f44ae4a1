import type { Context } from '../../kernel/context.js';
import { InputReader } from '../../kernel/input-reader.js';
import { notConfigured } from './subscriptions.js';

/** The cursors that an operation has asked for, by app. Operations are known by their clients. */
const cursors = new WeakMap<Context['sunshine'], Map<string, Promise<string>>>();

/**
 * The cursor of where the events of an app end when the operation first asks for it.
 *
 * @throws {InputError} when the caller may not name that app.
 * @throws {GraphQLError} `EVENTS_NOT_CONFIGURED` when no webhooks of it are received.
 */
export function eventCursor(
  args: { readonly appId?: string | null | undefined },
  { apps, shared, sunshine }: Context,
): Promise<string> {
  const appId = new InputReader(apps, args).finish();
  if (!shared.events.has(appId)) throw notConfigured();
  const known = cursors.get(sunshine) ?? new Map<string, Promise<string>>();
  cursors.set(sunshine, known);
  const cursor = known.get(appId) ?? shared.events.log.end(appId);
  known.set(appId, cursor);
  return cursor;
}
