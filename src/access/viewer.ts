import { partOfViewer } from '../domains/participant/access.js';
import { endUser } from '../domains/user/definition.js';
import { conversation } from '../domains/conversation/definition.js';
import type { ConversationReference } from '../domains/conversation/records.js';
import type { User, UserLookup } from '../domains/user/records.js';
import { forbidden } from '../kernel/forbidden.js';
import { nullWhen, type AllLoaders } from '../kernel/loaders.js';
import type { Viewer } from '../kernel/visibility.js';
import type { EndUserIdentity } from './identity.js';

/**
 * The end user who calls. The token has one of their ids; the other is looked up once, when it is needed. Which
 * conversations they take part in is cached for the operation, or until something is changed.
 */
export class EndUserViewer implements Viewer {
  #me: EndUserIdentity;
  #userId: string | undefined;
  readonly #loaders: AllLoaders;
  /** For each checked conversation, whether the viewer takes part in it. */
  readonly #known = new Map<string, boolean>();

  constructor(me: EndUserIdentity, loaders: AllLoaders) {
    this.#me = me;
    this.#loaders = loaders;
  }

  get self(): UserLookup {
    const { appId, user } = this.#me;
    return { appId, ...user };
  }

  get isKnownById(): boolean {
    return this.#me.user.userId !== undefined;
  }

  get knownUserId(): string | undefined {
    return this.#me.user.userId ?? this.#userId;
  }

  async userId(): Promise<string | undefined> {
    return this.knownUserId ?? (await this.#record())?.id;
  }

  becomes(userId: string): void {
    this.#me = { ...this.#me, user: { userId } };
  }

  async requireSelf(user: UserLookup): Promise<void> {
    if (!(await this.#is(user))) throw forbidden('an end user may name only themselves');
  }

  async takesPart(reference: ConversationReference): Promise<boolean> {
    return this.#known.get(conversation.keyOf(reference)) ?? this.#findsPart(reference);
  }

  found(reference: ConversationReference): void {
    this.#known.set(conversation.keyOf(reference), true);
  }

  left(reference: ConversationReference): void {
    this.#known.set(conversation.keyOf(reference), false);
  }

  /** Something is about to be changed. */
  changing(): void {
    this.#known.clear();
  }

  async #findsPart(from: ConversationReference): Promise<boolean> {
    const part = await partOfViewer(this, this.#loaders, from).catch(
      nullWhen('conversation_not_found'),
    );
    return part !== null;
  }

  async #is({ appId, userId, userExternalId }: UserLookup): Promise<boolean> {
    if (appId !== this.#me.appId) return false;
    if (userId !== undefined) return userId === (await this.userId());
    const known = this.#me.user.userExternalId ?? (await this.#record())?.externalId;
    return userExternalId === known;
  }

  async #record(): Promise<User | null> {
    const users = this.#loaders.record(endUser);
    const found = await users.load(this.self);
    this.#userId = found?.id;
    if (found?.externalId) {
      const { appId } = this.#me;
      const reference = { userExternalId: found.externalId };
      users.prime({ appId, ...reference }, { ...found, reference });
    }
    return found;
  }
}
