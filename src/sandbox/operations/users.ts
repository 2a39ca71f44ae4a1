import type { Assumptions } from '../assumptions.js';
import { conflict, userNotFound } from '../errors.js';
import type { Operation } from './operation.js';
import type { Metadata, Profile, User } from '../records.js';
import { createUserBody } from './schemas.js';

interface Registration {
  readonly externalId?: string;
  readonly brandId?: string | null;
  readonly signedUpAt?: string;
  readonly toBeRetained?: boolean;
  readonly profile?: { readonly [Key in keyof Profile]: Profile[Key] | null };
  readonly metadata?: Metadata | null;
}

const createUser: Operation<Registration, never> = {
  name: 'createUser',
  method: 'POST',
  path: '/users',
  status: 201,
  bodySchema: createUserBody,
  perform({ app, assumptions, body, now }) {
    const { externalId, brandId, signedUpAt, toBeRetained, profile = {}, metadata } = body;
    if (externalId !== undefined && app.findUser({ userExternalId: externalId }) !== undefined) {
      throw conflict('User already exists');
    }
    const user: User = {
      id: app.identifiers.next(now),
      externalId,
      brandId: brandId ?? undefined,
      signedUpAt: signedUpAt === undefined ? undefined : new Date(signedUpAt).toISOString(),
      toBeRetained,
      profile: knownProfile(profile),
      metadata: metadata ?? {},
      identities: [],
    };
    app.saveUser(user);
    return { user: present(user, assumptions) };
  },
};

const getUser: Operation<undefined, 'userIdOrExternalId'> = {
  name: 'getUser',
  method: 'GET',
  path: '/users/:userIdOrExternalId',
  status: 200,
  perform({ app, assumptions, params: { userIdOrExternalId: name } }) {
    const user = app.findUser({ userId: name }) ?? app.findUser({ userExternalId: name });
    if (user === undefined) throw userNotFound();
    return { user: present(user, assumptions) };
  },
};

/** The routes of users. */
export const userOperations = [createUser, getUser];

/** Callers may send null for what they do not know, and more keys than a profile has. */
function knownProfile(profile: NonNullable<Registration['profile']>): Profile {
  return {
    givenName: profile.givenName ?? undefined,
    surname: profile.surname ?? undefined,
    email: profile.email ?? undefined,
    avatarUrl: profile.avatarUrl ?? undefined,
    locale: profile.locale ?? undefined,
  };
}

/** A user as answered, with the extra keys that captured traffic shows where wanted. */
function present(user: User, { undocumentedKeys }: Readonly<Assumptions>): object {
  if (!undocumentedKeys) return user;
  return {
    ...user,
    profile: { ...user.profile, localeOrigin: 'apiRequest' },
    hasPaymentInfo: false,
  };
}
