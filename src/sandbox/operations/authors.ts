import { badRequest } from '../errors.js';
import type { Author, Participant, User } from '../records.js';
import type { AppStore, UserReference } from '../store.js';

/** Shown for a business that has not given a picture of its own. */
const DEFAULT_AVATAR = 'https://www.gravatar.com/avatar/?d=mp';

/** Who posts a message or an activity, as callers name them. */
export interface SentAuthor extends UserReference {
  readonly type: 'business' | 'user';
  readonly subtypes?: readonly string[];
  readonly displayName?: string;
  readonly avatarUrl?: string;
}

/**
 * The part that the author takes in the conversation; undefined for the business.
 *
 * @throws ApiError 404 for an unknown user, 400 for one who takes no part.
 */
export function authorsPart(
  app: AppStore,
  conversationId: string,
  author: SentAuthor,
): Participant | undefined {
  if (author.type === 'business') return undefined;
  const user = app.user(author);
  const part = app.participants(conversationId).find(({ userId }) => userId === user.id);
  if (part === undefined) throw badRequest('User is not a participant of the conversation');
  return part;
}

/** An author as answered: users by their ids, with the name of their profile where none is given. */
export function answeredAuthor(
  { avatarUrl, displayName, subtypes, type }: SentAuthor,
  user: User | undefined,
): Author {
  if (user === undefined) {
    return { type, subtypes, displayName, avatarUrl: avatarUrl ?? DEFAULT_AVATAR };
  }
  const { profile } = user;
  const names = [profile.givenName, profile.surname].filter((name) => name !== undefined);
  return {
    type,
    subtypes,
    userId: user.id,
    displayName: displayName ?? (names.length === 0 ? undefined : names.join(' ')),
    avatarUrl: avatarUrl ?? profile.avatarUrl,
  };
}
