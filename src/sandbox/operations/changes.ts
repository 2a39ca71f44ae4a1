/** What happens in a conversation, whether a caller of the API or a person on a channel does it. */
import { badRequest, locked } from '../errors.js';
import type { Author, Conversation, Message, Participant, User } from '../records.js';
import type { AppStore } from '../store.js';
import {
  authorInEvent,
  type Emit,
  messageInEvent,
  truncatedConversation,
  truncatedUser,
} from '../webhooks/events.js';

const MAX_MESSAGES = 30_000;

/** What the operations and the persons have in common when they change a conversation. */
export interface Change {
  readonly app: AppStore;
  readonly now: Date;
  readonly emit: Emit;
}

/**
 * Adds messages of one author to a conversation, all of them received now.
 *
 * @throws ApiError 423 when the conversation has no room for them.
 */
export function addMessages(
  { app, emit, now }: Change,
  { id: conversationId }: Conversation,
  contents: readonly Omit<Message, 'id' | 'received'>[],
): readonly Message[] {
  const before = app.messages(conversationId);
  if (before.length + contents.length > MAX_MESSAGES) {
    throw locked(`Message limit of ${String(MAX_MESSAGES)} per conversation reached.`);
  }
  const received = now.toISOString();
  const messages = contents.map((content): Message => ({
    id: app.identifiers.next(now),
    received,
    ...content,
  }));
  const conversation = { ...app.conversation(conversationId), lastUpdatedAt: received };
  app.saveMessages(conversationId, [...before, ...messages]);
  app.saveConversation(conversation);
  const writer = contents[0]?.author.userId;
  app.saveParticipants(
    conversationId,
    app.participants(conversationId).map((each) => ({
      ...each,
      unreadCount: each.unreadCount + (each.userId === writer ? 0 : messages.length),
    })),
  );
  for (const message of messages) {
    emit('conversation:message', (show) => ({
      conversation: truncatedConversation(conversation),
      message: messageInEvent(app, message, show),
    }));
  }
  return messages;
}

/** What somebody does in a conversation beside writing. */
export interface Activity {
  readonly type: 'conversation:read' | 'typing:start' | 'typing:stop';
  readonly source: Message['source'];
  readonly author: Author;
}

/** Takes note of an activity. Reading is the only one that leaves a trace. */
export function addActivity(
  { app, emit, now }: Change,
  conversation: Conversation,
  activity: Activity,
): void {
  const isRead = activity.type === 'conversation:read';
  if (isRead) markRead(app, conversation, activity.author.userId, now.toISOString());
  emit(isRead ? 'conversation:read' : 'conversation:typing', (show) => ({
    conversation: truncatedConversation(conversation),
    activity: { ...activity, author: authorInEvent(app, activity.author, show) },
  }));
}

function markRead(
  app: AppStore,
  conversation: Conversation,
  userId: string | undefined,
  readAt: string,
): void {
  if (userId === undefined) {
    app.saveConversation({ ...conversation, businessLastRead: readAt });
    return;
  }
  app.saveParticipants(
    conversation.id,
    app
      .participants(conversation.id)
      .map((part) =>
        part.userId === userId ? { ...part, unreadCount: 0, lastRead: readAt } : part,
      ),
  );
}

/** Takes a participant out of a group. */
export function removeParticipant(
  { app, emit }: Change,
  conversation: Conversation,
  { id, userId }: Participant,
): void {
  rejectPersonal(conversation);
  app.saveParticipants(
    conversation.id,
    app.participants(conversation.id).filter((each) => each.id !== id),
  );
  emitMembership(emit, 'conversation:leave', conversation, app.user({ userId }));
}

/** Says that a user has joined or left. */
export function emitMembership(
  emit: Emit,
  trigger: 'conversation:join' | 'conversation:leave',
  conversation: Conversation,
  user: User,
): void {
  emit(trigger, () => ({
    conversation: truncatedConversation(conversation),
    user: truncatedUser(user),
  }));
}

/** @throws ApiError 400 where nobody can come or go. */
export function rejectPersonal({ type }: Conversation): void {
  if (type === 'personal') {
    throw badRequest('Participants of a personal conversation cannot change');
  }
}
