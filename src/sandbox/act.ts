/** What only a person on a channel can do: the REST API has no call for it. */
import { clientNotFound, notFound } from './errors.js';
import { answeredAuthor } from './operations/authors.js';
import { confirmClient } from './operations/clients.js';
import { addActivity, addMessages, type Change, removeParticipant } from './operations/changes.js';
import { limited, MAX_TEXT_LENGTH } from './operations/content-schema.js';
import type { Author, Content, Conversation, Message, Participant, User } from './records.js';
import { truncatedConversation } from './webhooks/events.js';
import type { World } from './world.js';

/** Who does what, where: exactly one of the things that can be done. */
export interface Act {
  /** The id of the user. */
  readonly as: string;
  /** By default that of the user's conversations which was updated last. */
  readonly conversationId?: string;
  /** A text to write. */
  readonly say?: string;
  /** True to start typing, false to stop. */
  readonly type?: boolean;
  readonly read?: true;
  /** The payload of the button that is pressed, the newest of those that have it. */
  readonly press?: string;
  readonly leave?: true;
  /** The id of a pending client of the user, whose link is confirmed. */
  readonly confirm?: string;
}

const id = limited(1024, 1);

/** JSON Schema of an act as it comes over HTTP. */
export const actSchema = {
  type: 'object',
  required: ['as'],
  additionalProperties: false,
  properties: {
    as: id,
    conversationId: id,
    say: limited(MAX_TEXT_LENGTH, 1),
    type: { type: 'boolean' },
    read: { const: true },
    press: { type: 'string' },
    leave: { const: true },
    confirm: id,
  },
  oneOf: ['say', 'type', 'read', 'press', 'leave', 'confirm'].map((key) => ({ required: [key] })),
} as const;

/** A person in a conversation. */
interface Person {
  readonly user: User;
  readonly part: Participant;
  readonly conversation: Conversation;
  readonly author: Author;
  readonly source: Message['source'];
}

/**
 * Does what a person does, with the events of it. Gives the messages that were written by it.
 *
 * @throws ApiError 404 for an unknown user or button, or a conversation in which the user takes no part; 400
 *   for leaving a personal conversation; 423 where there is no room for a message.
 */
export function act(world: World, request: Act): { readonly messages: readonly Message[] } {
  const now = new Date();
  const tenant =
    world.tenants.find(({ app }) => app.findUser({ userId: request.as })) ?? world.tenants[0];
  if (tenant === undefined) throw notFound();
  const { app } = tenant;
  const change: Change = { app, now, emit: world.emitter(tenant, now) };
  const person = personOf(change, request);
  if (request.say !== undefined) return write(change, person, { type: 'text', text: request.say });
  if (request.press !== undefined) return press(change, person, request.press);
  if (request.confirm !== undefined) confirm(change, person, request.confirm);
  else if (request.leave === true) removeParticipant(change, person.conversation, person.part);
  else {
    const { author, conversation, source } = person;
    addActivity(change, conversation, { type: activityOf(request), source, author });
  }
  return { messages: [] };
}

function activityOf({ read, type }: Act): 'conversation:read' | 'typing:start' | 'typing:stop' {
  if (read === true) return 'conversation:read';
  return type === true ? 'typing:start' : 'typing:stop';
}

/** The user with that id, and the part taken in the conversation. */
function personOf({ app }: Change, { as: userId, conversationId }: Act): Person {
  const user = app.user({ userId });
  const latest = app
    .conversationsOf(userId)
    .toSorted((one, other) => one.lastUpdatedAt.localeCompare(other.lastUpdatedAt))
    .at(-1);
  const conversation = conversationId === undefined ? latest : app.conversation(conversationId);
  const part = app
    .participants(conversation?.id ?? '')
    .find((participant) => participant.userId === userId);
  if (conversation === undefined || part === undefined) {
    throw notFound('User is not a member of the conversation');
  }
  const client = part.clientAssociations[0]?.type ?? 'sdk';
  const type = client === 'sdk' ? 'web' : client;
  const integrationId = app.integrationOfType(type);
  return {
    user,
    part,
    conversation,
    author: answeredAuthor({ type: 'user' }, user),
    source: integrationId === undefined ? { type } : { type, integrationId },
  };
}

function write(
  change: Change,
  { author, conversation, source }: Person,
  content: Content,
): { readonly messages: readonly Message[] } {
  return { messages: addMessages(change, conversation, [{ author, content, source }]) };
}

function confirm(change: Change, { conversation, user }: Person, clientId: string): void {
  const client = change.app.clients(user.id).find(({ id }) => id === clientId);
  if (client?.status !== 'pending') throw clientNotFound();
  confirmClient(change, user, conversation, client, true);
}

/** Pressing a reply writes its text; pressing a postback is an event and nothing more. */
function press(
  change: Change,
  person: Person,
  payload: string,
): { readonly messages: readonly Message[] } {
  const { conversation, source, user } = person;
  const button = change.app
    .messages(conversation.id)
    .flatMap(({ content }) => buttonsOf(content))
    .findLast((each) => each['payload'] === payload);
  if (button === undefined) throw notFound('No message has a button with that payload');
  if (button.type === 'reply') {
    return write(change, person, { type: 'text', text: button['text'], payload });
  }
  change.emit('conversation:postback', (show) => ({
    postback: { payload, metadata: button['metadata'] },
    conversation: truncatedConversation(conversation),
    user: show(user),
    source,
  }));
  return { messages: [] };
}

/** The actions of a content and of its items, which have a `type` as contents do. */
function buttonsOf(content: Content): readonly Content[] {
  const lists = content as {
    readonly actions?: readonly Content[];
    readonly items?: readonly Content[];
  };
  return [...(lists.actions ?? []), ...(lists.items ?? []).flatMap(buttonsOf)];
}
