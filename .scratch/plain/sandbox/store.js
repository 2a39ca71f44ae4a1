import { conversationNotFound, userNotFound } from './errors.js';
/** Everything one app holds. Lists come in ascending order of id, which is order of creation. */
export class AppStore {
    identifiers;
    #users = new Map();
    #conversations = new Map();
    #participants = new Map();
    #sdkClients = new Map();
    constructor(identifiers) {
        this.identifiers = identifiers;
    }
    /** Adds a user, or takes the place of the one with that id. */
    saveUser(user) {
        this.#users.set(user.id, user);
    }
    /** Adds a conversation, or takes the place of the one with that id. */
    saveConversation(conversation) {
        this.#conversations.set(conversation.id, conversation);
    }
    /** Sets who takes part, in the order in which they joined. */
    saveParticipants(conversationId, participants) {
        this.#participants.set(conversationId, participants);
    }
    /** Forgets a conversation and who took part in it. */
    removeConversation(conversationId) {
        this.#conversations.delete(conversationId);
        this.#participants.delete(conversationId);
    }
    /** @throws ApiError 404 `conversation_not_found` */
    conversation(conversationId) {
        const conversation = this.#conversations.get(conversationId);
        if (conversation === undefined)
            throw conversationNotFound();
        return conversation;
    }
    /** Who takes part, in the order in which they joined. */
    participants(conversationId) {
        return this.#participants.get(conversationId) ?? [];
    }
    /** The user of that reference, or undefined: leaving treats a stranger as no member. */
    findUser({ userId, userExternalId }) {
        if (userId !== undefined)
            return this.#users.get(userId);
        if (userExternalId === undefined)
            return undefined;
        return [...this.#users.values()].find(({ externalId }) => externalId === userExternalId);
    }
    /** @throws ApiError 404 `user_not_found` */
    user(reference) {
        const user = this.findUser(reference);
        if (user === undefined)
            throw userNotFound();
        return user;
    }
    /** The personal and group conversations in which the user takes part. */
    conversationsOf(userId) {
        return [...this.#conversations.values()]
            .filter(({ id }) => this.participants(id).some((member) => member.userId === userId))
            .toSorted((one, other) => (one.id < other.id ? -1 : 1));
    }
    /** The user's SDK client, made now if there is none: subscribing asks for one. */
    sdkClient(userId, now) {
        const known = this.#sdkClients.get(userId);
        if (known !== undefined)
            return known;
        const clientId = this.identifiers.next(now);
        this.#sdkClients.set(userId, clientId);
        return clientId;
    }
    /** Makes a client that came with the sample data the one that later subscriptions use. */
    saveSdkClient(userId, clientId) {
        this.#sdkClients.set(userId, clientId);
    }
}
//# sourceMappingURL=store.js.map