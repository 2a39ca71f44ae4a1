/** The events of webhooks: when they are made, and what their payloads are. */
import type { Author, Conversation, Message, User, Webhook } from '../records.js';
import type { AppStore } from '../store.js';
import type { Trigger } from './triggers.js';

/** An element of `events` of a delivery. */
export interface WebhookEvent {
  /** The same in every attempt to deliver it. Each webhook gets an event of its own. */
  readonly id: string;
  readonly type: string;
  readonly createdAt: string;
  readonly payload: object;
}

/** A user as the payloads for one webhook show it: truncated, unless the webhook wants it whole. */
export type ShowUser = (user: User) => object;

/** Says that something has happened. The payload is made at once, and only for webhooks that want it. */
export type Emit = (trigger: Trigger, payload: (show: ShowUser) => object) => void;

/** Makes no event. */
export const emitsNothing: Emit = () => undefined;

/**
 * Makes the events of an app at that time, one for each webhook that is subscribed to the trigger.
 *
 * @param send Takes them for delivery.
 */
export function emitter(
  app: AppStore,
  now: Date,
  send: (webhook: Webhook, event: WebhookEvent) => void,
): Emit {
  return (trigger, payload) => {
    for (const webhook of app.webhooks()) {
      if (!webhook.triggers.includes(trigger)) continue;
      send(webhook, {
        id: app.identifiers.next(now),
        type: trigger,
        createdAt: now.toISOString(),
        payload: payload(webhook.includeFullUser ? wholeUser : truncatedUser),
      });
    }
  };
}

/** A conversation as events have it. */
export function truncatedConversation(conversation: Conversation): object {
  const { id, type, metadata } = conversation;
  const { activeSwitchboardIntegration, pendingSwitchboardIntegration } = conversation;
  return { id, type, metadata, activeSwitchboardIntegration, pendingSwitchboardIntegration };
}

/** A user as events have one, also where the webhook wants users whole but the event has no whole one. */
export function truncatedUser(user: User): object {
  const { id, externalId, zendeskId, brandId } = user;
  return { id, authenticated: isAuthenticated(user), externalId, zendeskId, brandId };
}

/** A message as events have it: the author with the user. */
export function messageInEvent(app: AppStore, message: Message, show: ShowUser): object {
  return { ...message, author: authorInEvent(app, message.author, show) };
}

/** An author as events have one: with the user, unless it is the business. */
export function authorInEvent(app: AppStore, author: Author, show: ShowUser): object {
  if (author.userId === undefined) return author;
  return { ...author, user: show(app.user({ userId: author.userId })) };
}

/** A user with all that is known of them. */
export function wholeUser(user: User): object {
  return { ...user, authenticated: isAuthenticated(user) };
}

/** Whether the person has logged in. */
function isAuthenticated({ identities }: User): boolean {
  return identities.some(({ verification }) => verification === 'sso');
}
