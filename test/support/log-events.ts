import type { AppEvent } from '../../src/events/event.js';

/** The app of events that tests put into a log. */
export const APP = 'app';

/** An event as it is in a log. */
export function event(eventId: string, more: Partial<AppEvent> = {}): AppEvent {
  return {
    appId: APP,
    eventId,
    type: 'OTHER',
    rawType: 'made:up',
    origin: 'SUNSHINE_CONVERSATIONS',
    createdAt: null,
    payload: {},
    userIds: [],
    ...more,
  };
}

/** The ids of events, in their order. */
export function idsOf(found: readonly { readonly event: AppEvent }[]): string[] {
  return found.map(({ event: { eventId } }) => eventId);
}
