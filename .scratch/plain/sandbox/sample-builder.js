import { creationTime } from './identifiers.js';
import { AppStore } from './store.js';
/** Fills a store with records whose ids and dates are the same at every start. */
export class SampleBuilder {
    app;
    #clientIds = new Map();
    constructor(identifiers) {
        this.app = new AppStore(identifiers);
    }
    /** A user of whom nothing is known but what is said. */
    user(user) {
        const { metadata = {}, identities = [] } = user;
        this.app.saveUser({ ...user, metadata, identities });
    }
    /** A conversation made at the second that its id tells, and not updated since unless said. */
    conversation(conversation) {
        const createdAt = creationTime(conversation.id).toISOString();
        const { lastUpdatedAt = createdAt } = conversation;
        this.app.saveConversation({ ...conversation, lastUpdatedAt, createdAt });
    }
    /** A participant from the start of the conversation: both ids are of the same second. */
    member(conversationId, userId, membership = {}) {
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
    /** A user has one client for each channel, the same in all conversations. */
    #client(userId, type) {
        const key = `${userId} ${type}`;
        const serial = 0xd00001 + this.#clientIds.size;
        const clientId = this.#clientIds.get(key) ?? sampleId(creationTime(userId), serial);
        this.#clientIds.set(key, clientId);
        if (type === 'sdk')
            this.app.saveSdkClient(userId, clientId);
        return { type, clientId };
    }
}
/** An id of that second, told from its neighbours by a serial number. */
export function sampleId(at, serial) {
    const second = (at.getTime() / 1000).toString(16).padStart(8, '0');
    return `${second}9d3e51c7a4${serial.toString(16).padStart(6, '0')}`;
}
//# sourceMappingURL=sample-builder.js.map