import { conversationNotFound, userNotFound, type ApiError } from './errors.js';
import type { StoredFile } from './files.js';
import type { Identifiers } from './identifiers.js';
import type {
  Client,
  Conversation,
  Device,
  Message,
  Participant,
  SwitchboardEntry,
  User,
  Webhook,
} from './records.js';

/** How many bytes of files are kept. */
const MAX_FILES_BYTES = 128 * 1024 * 1024;

/** How a caller names a user: by exactly one of the two. */
export interface UserReference {
  readonly userId?: string;
  readonly userExternalId?: string;
  /** With an external id: the brand of a brand-separated user. */
  readonly brandId?: string | null | undefined;
}

/** Everything one app holds. Lists come in ascending order of id, which is order of creation. */
export class AppStore {
  readonly #users = new Map<string, User>();
  readonly #conversations = new Map<string, Conversation>();
  readonly #participants = new Map<string, readonly Participant[]>();
  readonly #messages = new Map<string, readonly Message[] | (() => readonly Message[])>();
  readonly #integrations = new Map<string, string>();
  readonly #files = new Map<string, StoredFile>();
  #switchboard: readonly SwitchboardEntry[] = [];
  readonly #clients = new Map<string, readonly Client[]>();
  readonly #devices = new Map<string, readonly Device[]>();
  readonly #webhooks = new Map<string, readonly Webhook[]>();

  constructor(readonly identifiers: Identifiers) {}

  /** Adds a user, or replaces the one with that id. */
  saveUser(user: User): void {
    this.#users.set(user.id, user);
  }

  /** Removes a user and what belongs to them alone: clients and devices. */
  removeUser(userId: string): void {
    this.#users.delete(userId);
    this.#clients.delete(userId);
    this.#devices.delete(userId);
  }

  /** Every user. */
  users(): readonly User[] {
    return [...this.#users.values()];
  }

  /** Sets the clients of a user, in order of creation. */
  saveClients(userId: string, clients: readonly Client[]): void {
    this.#clients.set(userId, clients);
  }

  /** The clients of a user, in order of creation. */
  clients(userId: string): readonly Client[] {
    return this.#clients.get(userId) ?? [];
  }

  /** Sets the devices of a user. */
  saveDevices(userId: string, devices: readonly Device[]): void {
    this.#devices.set(userId, devices);
  }

  /** The devices of a user, the one that was used last first. */
  devices(userId: string): readonly Device[] {
    return (this.#devices.get(userId) ?? []).toSorted((one, other) =>
      other.lastSeen.localeCompare(one.lastSeen),
    );
  }

  /** Adds a conversation, or replaces the one with that id. */
  saveConversation(conversation: Conversation): void {
    this.#conversations.set(conversation.id, conversation);
  }

  /** Sets who takes part, in the order in which they joined. */
  saveParticipants(conversationId: string, participants: readonly Participant[]): void {
    this.#participants.set(conversationId, participants);
  }

  /** Sets the messages of a conversation, the oldest first, or what makes them when they are first wanted. */
  saveMessages(
    conversationId: string,
    messages: readonly Message[] | (() => readonly Message[]),
  ): void {
    this.#messages.set(conversationId, messages);
  }

  /** Removes a conversation, its participants, its messages and its files. */
  removeConversation(conversationId: string): void {
    this.#conversations.delete(conversationId);
    this.#participants.delete(conversationId);
    this.#messages.delete(conversationId);
    for (const file of this.#files.values()) {
      if (file.conversationId === conversationId) this.#files.delete(file.id);
    }
  }

  /** @throws ApiError 404 `conversation_not_found`, or the given one */
  conversation(
    conversationId: string,
    missing: () => ApiError = conversationNotFound,
  ): Conversation {
    const conversation = this.#conversations.get(conversationId);
    if (conversation === undefined) throw missing();
    return conversation;
  }

  /** Who takes part, in the order in which they joined. */
  participants(conversationId: string): readonly Participant[] {
    return this.#participants.get(conversationId) ?? [];
  }

  /** The messages of a conversation, the oldest first. */
  messages(conversationId: string): readonly Message[] {
    const stored = this.#messages.get(conversationId) ?? [];
    if (typeof stored !== 'function') return stored;
    const messages = stored();
    this.#messages.set(conversationId, messages);
    return messages;
  }

  /**
   * The user of that reference, or undefined: leaving treats an unknown user as one who is no participant. The external
   * ids of each brand are their own.
   */
  findUser({ userId, userExternalId, brandId }: UserReference): User | undefined {
    if (userId !== undefined) return this.#users.get(userId);
    if (userExternalId === undefined) return undefined;
    return this.users().find(
      (user) => user.externalId === userExternalId && user.brandId === (brandId ?? undefined),
    );
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
    const clients = this.clients(userId);
    const known = clients.find(({ type }) => type === 'sdk');
    if (known !== undefined) return known.id;
    const id = this.identifiers.next(now);
    const linkedAt = now.toISOString();
    this.saveClients(userId, [...clients, { id, type: 'sdk', status: 'active', linkedAt }]);
    return id;
  }

  /** Adds an integration: what connects the app to a channel. */
  saveIntegration(integrationId: string, type: string): void {
    this.#integrations.set(integrationId, type);
  }

  /** The type of an integration, such as `whatsapp`; undefined when there is none with that id. */
  integrationType(integrationId: string): string | undefined {
    return this.#integrations.get(integrationId);
  }

  /** An integration of that type, such as the one over which a message of a channel comes; undefined for none. */
  integrationOfType(wanted: string): string | undefined {
    return [...this.#integrations].find(([, type]) => type === wanted)?.[0];
  }

  /** Keeps a file, and of all files the latest as long as there is room for them. */
  saveFile(file: StoredFile): void {
    this.#files.set(file.id, file);
    let size = [...this.#files.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
    for (const { id, bytes } of this.#files.values()) {
      if (size <= MAX_FILES_BYTES) break;
      this.#files.delete(id);
      size -= bytes.length;
    }
  }

  /** The file with that id; undefined when there is none. */
  file(id: string): StoredFile | undefined {
    return this.#files.get(id);
  }

  /** Removes a file. Gives false when there is none. */
  removeFile(id: string): boolean {
    return this.#files.delete(id);
  }

  /** Sets the integrations of the switchboard. */
  saveSwitchboard(entries: readonly SwitchboardEntry[]): void {
    this.#switchboard = entries;
  }

  /** The integrations of the switchboard, each before the one that control goes to `next`. */
  switchboard(): readonly SwitchboardEntry[] {
    return this.#switchboard;
  }

  /** Sets the webhooks of an integration. */
  saveWebhooks(integrationId: string, webhooks: readonly Webhook[]): void {
    this.#webhooks.set(integrationId, webhooks);
  }

  /** The webhooks of an integration; without one, of all. */
  webhooks(integrationId?: string): readonly Webhook[] {
    if (integrationId === undefined) return [...this.#webhooks.values()].flat();
    return this.#webhooks.get(integrationId) ?? [];
  }
}
