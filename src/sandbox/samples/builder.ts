import { creationTime, type Identifiers } from '../identifiers.js';
import type { ClientAssociation, Conversation, Message, User } from '../records.js';
import { AppStore } from '../store.js';

/** The attributes in which sample participants differ. */
export interface Membership {
  /** Channels of the participant, the newest interaction first. */
  readonly channels?: readonly string[];
  readonly unreadCount?: number;
  readonly lastRead?: string;
}

/** Fills a store with records whose ids and dates are the same at every start. */
export class SampleBuilder {
  readonly app: AppStore;
  readonly #clientIds = new Map<string, string>();

  constructor(identifiers: Identifiers) {
    this.app = new AppStore(identifiers);
  }

  /** A user with only the given attributes. */
  user(user: Pick<User, 'id' | 'profile'> & Partial<User>): void {
    const { metadata = {}, identities = [] } = user;
    this.app.saveUser({ ...user, metadata, identities });
  }

  /** A conversation created at the second in its id, and not updated since unless given otherwise. */
  conversation(
    conversation: Pick<Conversation, 'id' | 'type' | 'isDefault'> & Partial<Conversation>,
  ): void {
    const createdAt = creationTime(conversation.id).toISOString();
    const { lastUpdatedAt = createdAt } = conversation;
    this.app.saveConversation({ ...conversation, lastUpdatedAt, createdAt });
  }

  /** A participant from the start of the conversation: both ids are of the same second. */
  member(conversationId: string, userId: string, membership: Membership = {}): void {
    const present = this.app.participants(conversationId);
    const serial = Number.parseInt(conversationId.slice(-3), 16) * 0x10 + present.length + 1;
    const participant = {
      id: sampleId(creationTime(conversationId), serial),
      userId,
      userExternalId: this.app.user({ userId }).externalId,
      unreadCount: membership.unreadCount ?? 0,
      lastRead: membership.lastRead,
      clientAssociations: (membership.channels ?? []).map((type) => this.#client(userId, type)),
    };
    this.app.saveParticipants(conversationId, [...present, participant]);
  }

  /**
   * The messages of a conversation, made when they are first wanted. Their ids are of the second at
   * which they were received.
   */
  history(conversationId: string, messages: () => readonly Omit<Message, 'id'>[]): void {
    const serial = Number.parseInt(conversationId.slice(-2), 16) * 0x10000;
    this.app.saveMessages(conversationId, () =>
      messages().map((message, index) => ({
        id: sampleId(new Date(message.received), serial + index),
        ...message,
      })),
    );
  }

  /** A user has one client for each channel, the same in all conversations. */
  #client(userId: string, type: string): ClientAssociation {
    const key = `${userId} ${type}`;
    const serial = 0xd00001 + this.#clientIds.size;
    const clientId = this.#clientIds.get(key) ?? sampleId(creationTime(userId), serial);
    this.#clientIds.set(key, clientId);
    if (type === 'sdk') this.app.saveSdkClient(userId, clientId);
    return { type, clientId };
  }
}

/** An id of that second, made unique by a serial number. */
export function sampleId(at: Date, serial: number): string {
  const second = Math.floor(at.getTime() / 1000)
    .toString(16)
    .padStart(8, '0');
  return `${second}9d3e51c7a4${serial.toString(16).padStart(6, '0')}`;
}
