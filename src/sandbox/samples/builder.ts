import { creationTime, type Identifiers } from '../identifiers.js';
import type { ClientAssociation, Conversation, Device, Message, User } from '../records.js';
import { AppStore } from '../store.js';
import { sampleClient } from './clients.js';

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
  #clients = 0xd00000;

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

  /** The devices on which a user has used the SDKs. */
  devices(userId: string, devices: readonly Omit<Device, 'clientId'>[]): void {
    const clientId = this.app.clients(userId).find(({ type }) => type === 'sdk')?.id ?? '';
    this.app.saveDevices(
      userId,
      devices.map((device) => ({ ...device, clientId })),
    );
  }

  /** A user has one client for each channel, the same in all conversations. */
  #client(userId: string, type: string): ClientAssociation {
    const clients = this.app.clients(userId);
    const known = clients.find((client) => client.type === type);
    if (known) return { type, clientId: known.id };
    const linkedAt = creationTime(userId);
    const id = sampleId(linkedAt, (this.#clients += 1));
    const user = this.app.user({ userId });
    const integrationId = this.app.integrationOfType(type);
    this.app.saveClients(userId, [...clients, sampleClient(id, type, user, integrationId)]);
    return { type, clientId: id };
  }
}

/** An id of that second, made unique by a serial number. */
export function sampleId(at: Date, serial: number): string {
  const second = Math.floor(at.getTime() / 1000)
    .toString(16)
    .padStart(8, '0');
  return `${second}9d3e51c7a4${serial.toString(16).padStart(6, '0')}`;
}
