import type { AppEvent } from '../../events/event.js';
import type { GapReason } from '../../events/follow.js';
import type { JsonObject, Maybe } from '../../upstream/json.js';

/** A place where events may be missing. */
export interface EventGap {
  readonly reason: GapReason;
  readonly since: string | null;
}

/**
 * What a subscription sends: an event or a gap, and its place. What it gives depends on nothing but itself, the
 * document, its variables and what the caller may see, so that one execution can serve all subscriptions for which all
 * of that is the same.
 */
export interface EventDelivery {
  readonly cursor: string;
  readonly previousCursor: string;
  /** The same object in all deliveries of an event by one process. */
  readonly event: AppEvent | null;
  /** When the event was logged, in milliseconds since the epoch; null for a gap. */
  readonly loggedAt: number | null;
  readonly gap: EventGap | null;
  readonly isReplayed: boolean;
  /** The end user who gets it, by record id; undefined for callers who see who the users are. */
  readonly viewerId?: string | undefined;
}

/** Whether a value is a delivery: there may be other subscriptions. */
export function isEventDelivery(value: unknown): value is EventDelivery {
  return typeof value === 'object' && value !== null && 'previousCursor' in value;
}

/** What is the same for deliveries of one app that give the same. */
export function contentKey(delivery: EventDelivery): string {
  const { cursor, previousCursor, gap, isReplayed, viewerId = '' } = delivery;
  const kind = gap ? `${gap.reason} ${gap.since}` : 'event';
  return `${cursor} ${previousCursor} ${isReplayed ? 'replayed' : 'new'} ${kind} ${viewerId}`;
}

/** An event, and who gets it. */
export interface EventRecord extends AppEvent {
  readonly viewerId?: string | undefined;
}

/** Why something failed, as upstream reports it. */
export interface EventError {
  readonly code?: Maybe<string>;
  readonly message?: Maybe<string>;
}

/** How a user came to a conversation, as upstream reports it. */
export type Referral = JsonObject;
