import { badRequest, notFound } from '../errors.js';
import { emitMembership, rejectPersonal, removeParticipant } from './changes.js';
import type { Operation } from './operation.js';
import { cutPage } from '../paging.js';
import { readPage } from '../query.js';
import type { Participant, User } from '../records.js';
import { joinConversationBody, leaveConversationBody } from './schemas.js';
import type { AppStore, UserReference } from '../store.js';

const MAX_PARTICIPANTS = 10;

/** A user as the callers of create and join name one. */
export interface NewParticipant extends UserReference {
  readonly subscribeSDKClient?: boolean;
}

/**
 * The membership of a user who enters a conversation now. Nothing is unread yet, and the SDK
 * client takes part only where the caller asked for it.
 */
export function newParticipant(
  app: AppStore,
  user: User,
  subscribeSDKClient: boolean,
  now: Date,
): Participant {
  return {
    id: app.identifiers.next(now),
    userId: user.id,
    userExternalId: user.externalId,
    unreadCount: 0,
    clientAssociations: subscribeSDKClient
      ? [{ type: 'sdk', clientId: app.sdkClient(user.id, now) }]
      : [],
  };
}

const joinConversation: Operation<NewParticipant, 'conversationId'> = {
  name: 'joinConversation',
  method: 'POST',
  path: '/conversations/:conversationId/join',
  status: 201,
  bodySchema: joinConversationBody,
  perform({ app, assumptions, body, emit, now, params }) {
    const conversation = app.conversation(params.conversationId);
    rejectPersonal(conversation);
    if (assumptions.requireSubscribeSDKClient && body.subscribeSDKClient === undefined) {
      throw badRequest("should have required property 'subscribeSDKClient'");
    }
    const user = app.user(body);
    const present = app.participants(conversation.id);
    if (present.some(({ userId }) => userId === user.id)) {
      throw badRequest('User is already a member of the conversation');
    }
    if (present.length >= MAX_PARTICIPANTS) throw badRequest('Too many participants');
    const participant = newParticipant(app, user, body.subscribeSDKClient ?? false, now);
    app.saveParticipants(conversation.id, [...present, participant]);
    emitMembership(emit, 'conversation:join', conversation, user);
    return { participant };
  },
};

interface Departure extends UserReference {
  readonly participantId?: string;
}

const leaveConversation: Operation<Departure, 'conversationId'> = {
  name: 'leaveConversation',
  method: 'POST',
  path: '/conversations/:conversationId/leave',
  status: 200,
  bodySchema: leaveConversationBody,
  perform(call) {
    const { app, body, params } = call;
    const conversation = app.conversation(params.conversationId);
    rejectPersonal(conversation);
    const leaverId = app.findUser(body)?.id;
    const leaver = app
      .participants(conversation.id)
      .find(({ id, userId }) => id === body.participantId || userId === leaverId);
    if (leaver === undefined) throw notFound('User is not a member of the conversation');
    removeParticipant(call, conversation, leaver);
    return {};
  },
};

const listParticipants: Operation<undefined, 'conversationId'> = {
  name: 'listParticipants',
  method: 'GET',
  path: '/conversations/:conversationId/participants',
  status: 200,
  perform({ address, app, assumptions, params, query }) {
    const conversation = app.conversation(params.conversationId);
    const list = app.participants(conversation.id);
    const { items, info } = cutPage(list, readPage(query), address, query);
    return { participants: items, ...(assumptions.omitPageInfo ? {} : info) };
  },
};

/** The routes of participants. */
export const participantOperations = [joinConversation, leaveConversation, listParticipants];
