import { conversationNotFound, userNotFound } from './errors.js';
import type { Identifiers } from './identifiers.js';
import type { Conversation, Participant, User } from './records.js';

/** How a caller names a user: by exactly one of the two. */
export interface UserReference {
  readonly userId?: string;
  readonly userExternalId?: string;
}

/** Everything one app holds. Lists come in ascending order of id, which is order of creation. */
export class AppStore {
  readonly #users = new Map<string, User>();
  readonly #conversations = new Map<string, Conversation>();
  readonly #participants = new Map<string, readonly Participant[]>();
  readonly #sdkClients = new Map<string, string>();

  constructor(readonly identifiers: Identifiers) {}

  /** Adds a user, or replaces the one with that id. */
  saveUser(user: User): void {
    this.#users.set(user.id, user);
  }

  /** Adds a conversation, or replaces the one with that id. */
  saveConversation(conversation: Conversation): void {
    this.#conversations.set(conversation.id, conversation);
  }

  /** Sets who takes part, in the order in which they joined. */
  saveParticipants(conversationId: string, participants: readonly Participant[]): void {
    this.#participants.set(conversationId, participants);
  }

  /** Removes a conversation and its participants. */
  removeConversation(conversationId: string): void {
    this.#conversations.delete(conversationId);
    this.#participants.delete(conversationId);
  }

  /** @throws ApiError 404 `conversation_not_found` */
  conversation(conversationId: string): Conversation {
    const conversation = this.#conversations.get(conversationId);
    if (conversation === undefined) throw conversationNotFound();
    return conversation;
  }

  /** Who takes part, in the order in which they joined. */
  participants(conversationId: string): readonly Participant[] {
    return this.#participants.get(conversationId) ?? [];
  }

  /** The user of that reference, or undefined: leaving treats an unknown user as one who is no participant. */
  findUser({ userId, userExternalId }: UserReference): User | undefined {
    if (userId !== undefined) return this.#users.get(userId);
    if (userExternalId === undefined) return undefined;
    return [...this.#users.values()].find(({ externalId }) => externalId === userExternalId);
  }

  /** @throws ApiError 404 `user_not_found` */
  user(reference: UserReference): User {
    const user = this.findUser(reference);
    if (user === undefined) throw userNotFound();
    return user;
  }

  /** The personal and group conversations in which the user takes part. */
  conversationsOf(userId: string): Conversation[] {
    return [...this.#conversations.values()]
      .filter(({ id }) => this.participants(id).some((member) => member.userId === userId))
      .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  }

  /** The user's SDK client, created now if there is none: subscribing needs one. */
  sdkClient(userId: string, now: Date): string {
    const known = this.#sdkClients.get(userId);
    if (known !== undefined) return known;
    const clientId = this.identifiers.next(now);
    this.#sdkClients.set(userId, clientId);
    return clientId;
  }

  /** Makes a client that came with the sample data the one that later subscriptions use. */
  saveSdkClient(userId: string, clientId: string): void {
    this.#sdkClients.set(userId, clientId);
  }
}
