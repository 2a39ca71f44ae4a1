import { decodeGlobalId, isAppId, isRecordId, type GlobalId } from './global-id.js';
import type { UserReference } from '../domains/records.js';
import { allowsApp, type AppPolicy } from './app-policy.js';
import type { UserRef } from '../__generated__/resolvers.js';
import { InputError, type FieldPath, type Violation } from './input-error.js';

/** No text that could be an id is longer; a longer one is refused before it is looked at. */
const MAX_ID_LENGTH = 1_024;
const CONTROL_OR_BROKEN = /[\u0000-\u001f\u007f]|\p{Surrogate}/u;

/**
 * Reads the ids of one field's arguments, or of one mutation's input. It notes every broken rule rather than stopping
 * at the first, and settles which app is meant: the one that is named, by `appId` or in any global id, else the
 * default app. Two different ones contradict each other.
 *
 * Call `finish` before using what was read.
 */
export class InputReader {
  readonly #policy: AppPolicy;
  readonly #violations: Violation[] = [];
  readonly #takesAppId: boolean;
  #appId: string | undefined;
  /** The first id that could have named the app and does not. */
  #appless: FieldPath | undefined;

  /** `input` is what has a place for an `appId`: the arguments or the input; undefined where nothing has. */
  constructor(policy: AppPolicy, input?: { readonly appId?: string | null | undefined }) {
    this.#policy = policy;
    this.#takesAppId = input !== undefined;
    const appId = input?.appId;
    if (appId === undefined || appId === null) return;
    if (!isAppId(appId)) this.refuse(['appId'], 'must be 1 to 128 letters, digits, "_" and "-"');
    else this.#nameApp(['appId'], appId);
  }

  /** Notes a broken rule. */
  refuse(field: FieldPath, rule: string): void {
    this.#violations.push({ field, rule });
  }

  /** A record id of a conversation, from its global id or as it is. */
  conversationId(field: FieldPath, value: string): string {
    const id = this.#recordId(field, value, 'Conversation');
    return id?.type === 'Conversation' ? id.conversationId : value;
  }

  /** A record id of a user, from its global id or as it is. */
  userId(field: FieldPath, value: string): string {
    const id = this.#recordId(field, value, 'EndUser');
    return id?.type === 'EndUser' ? id.userId : value;
  }

  /** A record id of a participant of `conversationId`, from its global id or as it is. */
  participantId(field: FieldPath, value: string, conversationId: string): string {
    const id = this.#recordId(field, value, 'Participant');
    if (id?.type !== 'Participant') return value;
    if (id.conversationId !== conversationId)
      this.refuse(field, 'must be the id of a participant of this conversation');
    return id.participantId;
  }

  /** An id that the business gave a user: free text that can stand in a path. */
  userExternalId(field: FieldPath, value: string): string {
    const length = lengthOf(value);
    if (length < 1 || length > 1_024) this.refuse(field, 'must be 1 to 1024 characters');
    else if (value === '.' || value === '..') this.refuse(field, 'must not be "." or ".."');
    else if (CONTROL_OR_BROKEN.test(value))
      this.refuse(field, 'must not have control characters or broken Unicode');
    return value;
  }

  /** A user by either id. */
  userReference(field: FieldPath, { userId, userExternalId }: UserRef): UserReference {
    return userId === undefined
      ? { userExternalId: this.userExternalId([...field, 'userExternalId'], userExternalId) }
      : { userId: this.userId([...field, 'userId'], userId) };
  }

  /** What a global id says. Unlike the other methods this takes no record's own id. */
  globalId(field: FieldPath, value: string): GlobalId | undefined {
    const id = value.length > MAX_ID_LENGTH ? undefined : decodeGlobalId(value);
    if (id === undefined) this.refuse(field, 'must be a global id');
    else this.#nameApp(field, id.appId);
    return id;
  }

  /**
   * The app that is meant.
   *
   * @throws {InputError} with every broken rule noted, when there is any.
   */
  finish(): string {
    const appId = this.#appId ?? this.#policy.defaultAppId;
    if (appId === undefined) {
      const field = this.#takesAppId ? undefined : this.#appless;
      if (field) this.refuse(field, 'must be a global id: this server has no default app');
      else this.refuse(['appId'], 'must be given: this server has no default app');
    }
    if (this.#violations.length > 0 || appId === undefined) throw new InputError(this.#violations);
    return appId;
  }

  #recordId(field: FieldPath, value: string, type: GlobalId['type']): GlobalId | undefined {
    if (isRecordId(value)) {
      this.#appless ??= field;
      return undefined;
    }
    const id = value.length > MAX_ID_LENGTH ? undefined : decodeGlobalId(value);
    if (id?.type === type) this.#nameApp(field, id.appId);
    else
      this.refuse(
        field,
        `must be a global id of type ${type}, or 24 lower-case hexadecimal digits`,
      );
    return id;
  }

  #nameApp(field: FieldPath, appId: string): void {
    if (!allowsApp(this.#policy, appId))
      this.refuse(field, 'names an app that is not allowed here');
    else if (this.#appId !== undefined && this.#appId !== appId)
      this.refuse(field, 'names another app than the rest of the input');
    else this.#appId = appId;
  }
}

/** The length of a text in characters, as JSON Schema counts them: by code points. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}
