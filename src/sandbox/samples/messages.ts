/** Messages of the sample data, and the conversations that exist for their messages. */
import { creationTime } from '../identifiers.js';
import type { Author, Message } from '../records.js';
import type { Membership, SampleBuilder } from './builder.js';
import { everyContent } from './every-content.js';
import { SAMPLE } from './data.js';

const { conversations, integrations, users } = SAMPLE;

const MINUTE_MS = 60_000;
/** The locked conversation is of less than four days, so that its messages are older than new ones. */
const LOCKED_PAUSE_MS = 10_000;

/** Who writes for the business. */
export const AGENT: Author = {
  type: 'business',
  displayName: 'Sam',
  avatarUrl: 'https://assets.example.com/avatars/sam.png',
};
const MIRA: Author = { type: 'user', userId: users.mira.id, displayName: 'Mira Sol' };
const NOOR: Author = { type: 'user', userId: users.noor.id, displayName: 'Noor' };

/** Mira's conversations, in one of which Noor takes part as well. */
export function addMirasConversations(sample: SampleBuilder): void {
  const { mira, noor } = users;
  const { noMessages, oneMessage, hundredMessages, hundredAndOneMessages } = conversations;
  const { longHistory, locked } = conversations;
  const personal = [AGENT, MIRA, AGENT];
  const group = [AGENT, MIRA, NOOR];
  const sdk = { channels: ['sdk'] };

  sample.conversation({ id: noMessages.id, type: 'personal', isDefault: true });
  sample.member(noMessages.id, mira.id, sdk);

  addTalk(sample, oneMessage, personal);
  sample.member(oneMessage.id, mira.id, { ...sdk, unreadCount: 1 });

  addTalk(sample, hundredMessages, personal);
  sample.member(hundredMessages.id, mira.id, { ...sdk, ...readUpTo(hundredMessages.id, 99, 0) });

  addTalk(sample, hundredAndOneMessages, personal);
  sample.member(hundredAndOneMessages.id, mira.id, {
    ...sdk,
    ...readUpTo(hundredAndOneMessages.id, 97, 2),
  });

  addTalk(sample, longHistory, group, MINUTE_MS, { type: 'sdkGroup', displayName: 'Long talk' });
  sample.member(longHistory.id, mira.id, { ...sdk, ...readUpTo(longHistory.id, 339, 6) });
  sample.member(longHistory.id, noor.id, { ...sdk, unreadCount: 234 });

  addEveryContent(sample);

  addTalk(sample, locked, personal, LOCKED_PAUSE_MS);
  sample.member(locked.id, mira.id, { ...sdk, unreadCount: 20_000 });
}

/** A conversation in which the authors take turns at short texts. */
function addTalk(
  sample: SampleBuilder,
  { id, messageCount }: { readonly id: string; readonly messageCount: number },
  authors: readonly Author[],
  pauseMs = MINUTE_MS,
  more: { readonly type: 'personal' | 'sdkGroup'; readonly displayName?: string } = {
    type: 'personal',
  },
): void {
  sample.conversation({
    id,
    isDefault: false,
    ...more,
    lastUpdatedAt: timeOf(id, messageCount - 1, pauseMs),
  });
  sample.history(id, () =>
    Array.from({ length: messageCount }, (_, index) =>
      said(
        timeOf(id, index, pauseMs),
        authors[index % authors.length] ?? AGENT,
        `Message ${String(index + 1)}`,
      ),
    ),
  );
}

function addEveryContent(sample: SampleBuilder): void {
  const { id, messageCount } = conversations.everyContent;
  sample.conversation({
    id,
    type: 'personal',
    isDefault: false,
    displayName: 'Every content',
    lastUpdatedAt: timeOf(id, messageCount - 1),
  });
  sample.member(id, users.mira.id, {
    channels: ['whatsapp', 'sdk'],
    ...readUpTo(id, messageCount - 1, 0),
  });
  sample.history(id, () => everyContent(AGENT, MIRA, (index) => timeOf(id, index)));
}

/** When the message at that place was received; conversations begin with a pause. */
function timeOf(conversationId: string, index: number, pauseMs = MINUTE_MS): string {
  const start = creationTime(conversationId).getTime();
  return new Date(start + (index + 1) * pauseMs + 250).toISOString();
}

function readUpTo(conversationId: string, index: number, unreadCount: number): Membership {
  return { lastRead: timeOf(conversationId, index), unreadCount };
}

/** A message with a short text, as the author would send it. */
export function said(
  received: string,
  author: Author,
  text: string,
  channel: 'whatsapp' | 'web' = 'web',
): Omit<Message, 'id'> {
  const source =
    author.type === 'business'
      ? { type: 'api:conversations' }
      : { type: channel, integrationId: integrations[channel].id };
  return { received, author, content: { type: 'text', text }, source };
}
