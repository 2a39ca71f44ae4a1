import { findParticipant } from '../loaders/find-participant.js';
import { nullWhen } from '../loaders/loaders.js';
import { readPageArguments } from '../relay/page-request.js';
import { SunshineError } from '../sunshine/sunshine-error.js';
import { forbidden } from './forbidden.js';
/** The apps that a caller may name: an end user exists in one only. */
export function appsOf(identity, apps) {
    return identity.kind === 'end-user' ? { defaultAppId: identity.appId, allowedAppIds: [] } : apps;
}
/** The policy for a caller, over loaders that read everything. */
export function createPolicy(identity, loaders) {
    if (identity.kind === 'end-user')
        return endUserPolicy(identity, loaders);
    return {
        loaders,
        checksRecords: false,
        seesAfterLeaving: true,
        checkLeaving: () => Promise.resolve(),
    };
}
/**
 * End users see the conversations they take part in, and of users themselves. Somebody else's conversation is asked for
 * just as one of theirs is, and then missing: neither the answer nor the calls tell it from one that is not there.
 */
function endUserPolicy(me, all) {
    const self = selfOf(me, all);
    /** Conversations from the caller's own list. They take part in those, so nobody need ask. */
    const listed = new Set();
    const forget = () => listed.clear();
    /** The caller's part in a conversation; null when there is none, or no such conversation. */
    async function partIn(conversation) {
        const firstPage = { conversation, page: readPageArguments('Participant', {}) };
        const [userId] = await Promise.all([
            self.userId(),
            settled(all.ahead(() => all.participantPage.load(firstPage))),
        ]);
        return findParticipant(all, conversation, (participant) => participant.userId === userId).catch(nullWhen('conversation_not_found'));
    }
    async function takesPart(conversation) {
        return listed.has(keyOf(conversation)) || (await partIn(conversation)) !== null;
    }
    /** What was read of a conversation, if the caller takes part in it. It takes as long if not. */
    async function ifMine(conversation, read) {
        const [isMine] = await Promise.all([takesPart(conversation), settled(read)]);
        return isMine ? read : undefined;
    }
    async function checkSelf(user) {
        if (!(await self.is(user)))
            throw forbidden('an end user may name no user but themselves');
    }
    const loaders = {
        conversation: guarded(all.conversation, forget, async (reference) => {
            return (await ifMine(reference, all.conversation.load(reference))) ?? null;
        }),
        conversationPage: guarded(all.conversationPage, forget, async (key) => {
            await checkSelf(key.user);
            const page = await all.conversationPage.load(key);
            for (const conversation of page.records)
                listed.add(keyOf(conversation));
            return page;
        }),
        participantPage: guarded(all.participantPage, forget, async (key) => {
            const page = await ifMine(key.conversation, all.participantPage.load(key));
            if (page === undefined)
                throw noConversation('listParticipants');
            return asSeenBy(await self.userId(), page);
        }),
        user: guarded(all.user, forget, async (lookup) => {
            await checkSelf(lookup);
            return all.user.load(lookup);
        }),
        ahead: (run) => all.ahead(run),
    };
    return {
        loaders,
        checksRecords: true,
        seesAfterLeaving: false,
        async checkLeaving(conversation, who) {
            if (!('participantId' in who))
                await checkSelf({ appId: conversation.appId, reference: who });
            const part = await partIn(conversation);
            if (part === null)
                throw noConversation('leaveConversation');
            if ('participantId' in who && who.participantId !== part.id)
                throw forbidden('an end user may take nobody but themselves out of a conversation');
        },
    };
}
function selfOf({ appId, user: { userId, userExternalId } }, all) {
    const reference = userId === undefined ? { userExternalId } : { userId };
    const record = async () => {
        const user = await all.user.load({ appId, reference });
        if (user?.externalId) {
            const other = { appId, reference: { userExternalId: user.externalId } };
            all.user.prime(other, { ...user, ...other });
        }
        return user;
    };
    const findUserId = async () => userId ?? (await record())?.id;
    return {
        userId: findUserId,
        async is(user) {
            if (user.appId !== appId)
                return false;
            const { reference: named } = user;
            if (named.userId !== undefined)
                return named.userId === (await findUserId());
            return named.userExternalId === (userExternalId ?? (await record())?.externalId);
        },
    };
}
/** A loader that gives something else, over one that holds what was read. */
function guarded(inner, forget, load) {
    return {
        load,
        prime: (key, value) => inner.prime(key, value),
        clear(key) {
            forget();
            inner.clear(key);
        },
        clearAll() {
            forget();
            inner.clearAll();
        },
    };
}
/** A page of participants in which everybody but one user is without what tells who they are. */
function asSeenBy(userId, page) {
    const asSeen = (participant) => participant.userId === userId
        ? participant
        : { ...participant, userExternalId: null, showsUser: false };
    return { ...page, records: page.records.map(asSeen) };
}
/** Waits until a read is over, whatever becomes of it: that counts only where its result is used. */
async function settled(read) {
    await read.catch(() => undefined);
}
/** What upstream says of a conversation that is not there. */
function noConversation(operation) {
    const errors = [{ code: 'conversation_not_found' }];
    return new SunshineError(operation, 'refused', { status: 404, errors });
}
function keyOf({ appId, id }) {
    return `${appId} ${id}`;
}
//# sourceMappingURL=policy.js.map