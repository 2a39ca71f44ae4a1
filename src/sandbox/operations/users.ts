import { stringifyJson } from '../../upstream/exact-json.js';
import type { Assumptions } from '../assumptions.js';
import { badRequest, conflict, userNotFound } from '../errors.js';
import { readEmailFilter } from '../query.js';
import type { Identity, Metadata, Profile, User } from '../records.js';
import type { AppStore } from '../store.js';
import { MAX_METADATA_BYTES } from '../validation.js';
import { mergeUsers } from './merge-users.js';
import type { Operation } from './operation.js';
import { createUserBody, syncUserBody, updateUserBody } from './schemas.js';

type SentProfile = { readonly [Key in keyof Profile]: Profile[Key] | null };

interface Attributes {
  readonly signedUpAt?: string;
  readonly toBeRetained?: boolean;
  readonly profile?: SentProfile;
  readonly metadata?: Metadata | null;
}

interface Registration extends Attributes {
  readonly externalId?: string;
  readonly brandId?: string | null;
}

const createUser: Operation<Registration, never> = {
  name: 'createUser',
  method: 'POST',
  path: '/users',
  status: 201,
  bodySchema: createUserBody,
  perform({ app, assumptions, body, now }) {
    const { externalId, brandId } = body;
    if (
      app.findUser({ ...(externalId === undefined ? {} : { userExternalId: externalId }), brandId })
    ) {
      throw conflict('User already exists');
    }
    const user: User = {
      id: app.identifiers.next(now),
      externalId,
      brandId: brandId ?? undefined,
      signedUpAt: utc(body.signedUpAt),
      toBeRetained: body.toBeRetained,
      profile: knownProfile(body.profile ?? {}),
      metadata: body.metadata ?? {},
      identities: [],
    };
    app.saveUser(user);
    return { user: present(user, assumptions) };
  },
};

const listUsers: Operation<undefined, never> = {
  name: 'listUsers',
  method: 'GET',
  path: '/users',
  status: 200,
  perform({ app, assumptions, query }) {
    const email = readEmailFilter(query).toLowerCase();
    const brandId = query.get('brandId');
    const isWanted = ({ identities, ...user }: User): boolean =>
      (brandId === null || user.brandId === brandId) &&
      identities.some(({ type, value }) => type === 'email' && value.toLowerCase() === email);
    return {
      users: app
        .users()
        .filter(isWanted)
        .map((user) => present(user, assumptions)),
    };
  },
};

const getUser: Operation<undefined, 'userIdOrExternalId'> = {
  name: 'getUser',
  method: 'GET',
  path: '/users/:userIdOrExternalId',
  status: 200,
  perform(call) {
    return { user: present(userInPath(call), call.assumptions) };
  },
};

const updateUser: Operation<Attributes, 'userIdOrExternalId'> = {
  name: 'updateUser',
  method: 'PATCH',
  path: '/users/:userIdOrExternalId',
  status: 200,
  bodySchema: updateUserBody,
  perform(call) {
    const { app, assumptions, body } = call;
    const stored = userInPath(call);
    const metadata =
      assumptions.metadataUpdate === 'merge' && body.metadata
        ? { ...stored.metadata, ...body.metadata }
        : (body.metadata ?? {});
    if (Buffer.byteLength(stringifyJson({ ...metadata })) > MAX_METADATA_BYTES) {
      throw badRequest(`.metadata: should not be larger than ${String(MAX_METADATA_BYTES)} bytes`);
    }
    const user: User = {
      ...stored,
      signedUpAt: utc(body.signedUpAt) ?? stored.signedUpAt,
      toBeRetained: body.toBeRetained ?? stored.toBeRetained,
      profile: knownProfile({ ...stored.profile, ...body.profile }),
      metadata: body.metadata === undefined ? stored.metadata : metadata,
    };
    app.saveUser(user);
    return { user: present(user, assumptions) };
  },
};

const deleteUser: Operation<undefined, 'userIdOrExternalId'> = {
  name: 'deleteUser',
  method: 'DELETE',
  path: '/users/:userIdOrExternalId',
  status: 200,
  perform(call) {
    const { app, emit } = call;
    const user = userInPath(call);
    for (const { id, type } of app.conversationsOf(user.id)) {
      if (type === 'personal') app.removeConversation(id);
      else {
        const others = app.participants(id).filter(({ userId }) => userId !== user.id);
        app.saveParticipants(id, others);
      }
    }
    app.removeUser(user.id);
    emit('user:remove', (show) => ({ user: show(user) }));
    return {};
  },
};

const NOTHING_PERSONAL = {
  displayName: undefined,
  avatarUrl: undefined,
  info: undefined,
  raw: undefined,
} as const;

const deleteUserPersonalInformation: Operation<undefined, 'userIdOrExternalId'> = {
  name: 'deleteUserPersonalInformation',
  method: 'DELETE',
  path: '/users/:userIdOrExternalId/personalinformation',
  status: 200,
  perform(call) {
    const { app, assumptions } = call;
    const stored = userInPath(call);
    const user: User = { ...stored, profile: { locale: stored.profile.locale }, metadata: {} };
    app.saveUser(user);
    app.saveClients(
      user.id,
      app.clients(user.id).map((client) => ({ ...client, ...NOTHING_PERSONAL })),
    );
    return { user: present(user, assumptions) };
  },
};

interface Synchronization {
  readonly survivingZendeskId?: string;
}

const syncUser: Operation<Synchronization, 'zendeskId'> = {
  name: 'syncUser',
  method: 'POST',
  path: '/users/:zendeskId/sync',
  status: 200,
  bodySchema: syncUserBody,
  perform({ app, assumptions, body: { survivingZendeskId }, emit, params: { zendeskId } }) {
    const person = withZendeskId(app, zendeskId);
    if (survivingZendeskId !== undefined) {
      const surviving = mergeUsers(app, emit, withZendeskId(app, survivingZendeskId), person);
      return { user: present(surviving, assumptions) };
    }
    const { email } = person.profile;
    const primary: readonly Identity[] =
      email === undefined ? [] : [{ type: 'email', value: email, verification: 'sso' }];
    const others = person.identities.filter(({ type }) => type !== 'email');
    const user: User =
      email === undefined ? person : { ...person, identities: [...primary, ...others] };
    app.saveUser(user);
    return { user: present(user, assumptions) };
  },
};

/** The routes of users. */
export const userOperations = [
  createUser,
  listUsers,
  getUser,
  updateUser,
  deleteUser,
  deleteUserPersonalInformation,
  syncUser,
];

/**
 * The user of a path: by id, else by external id, with `brandId` for one of that brand.
 *
 * @throws ApiError 404 `user_not_found`
 */
export function userInPath({
  app,
  params: { userIdOrExternalId: name },
  query,
}: {
  readonly app: AppStore;
  readonly params: { readonly userIdOrExternalId: string };
  readonly query: URLSearchParams;
}): User {
  const brandId = query.get('brandId');
  const user = app.findUser({ userId: name }) ?? app.findUser({ userExternalId: name, brandId });
  if (user === undefined) throw userNotFound();
  return user;
}

function withZendeskId(app: AppStore, wanted: string): User {
  const user = app.users().find(({ zendeskId }) => zendeskId === wanted);
  if (user === undefined) throw userNotFound();
  return user;
}

function utc(date: string | undefined): string | undefined {
  return date === undefined ? undefined : new Date(date).toISOString();
}

/** Callers may send null for what they do not know, and more keys than a profile has. */
function knownProfile(profile: SentProfile): Profile {
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
