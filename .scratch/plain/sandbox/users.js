import { conflict, userNotFound } from './errors.js';
import { createUserBody } from './schemas.js';
const createUser = {
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
        const user = {
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
const getUser = {
    name: 'getUser',
    method: 'GET',
    path: '/users/:userIdOrExternalId',
    status: 200,
    perform({ app, assumptions, params: { userIdOrExternalId: name } }) {
        const user = app.findUser({ userId: name }) ?? app.findUser({ userExternalId: name });
        if (user === undefined)
            throw userNotFound();
        return { user: present(user, assumptions) };
    },
};
/** The routes that deal with users. */
export const userOperations = [createUser, getUser];
/** Callers may send null for what they do not know, and more keys than a profile has. */
function knownProfile(profile) {
    return {
        givenName: profile.givenName ?? undefined,
        surname: profile.surname ?? undefined,
        email: profile.email ?? undefined,
        avatarUrl: profile.avatarUrl ?? undefined,
        locale: profile.locale ?? undefined,
    };
}
/** A user as answered, with the extra keys that captured traffic shows where wanted. */
function present(user, { undocumentedKeys }) {
    if (!undocumentedKeys)
        return user;
    return {
        ...user,
        profile: { ...user.profile, localeOrigin: 'apiRequest' },
        hasPaymentInfo: false,
    };
}
//# sourceMappingURL=users.js.map