import { stringifyJson } from '../../upstream/exact-json.js';
import { badRequest } from '../errors.js';
import type { Operation } from './operation.js';
import { cutPage } from '../paging.js';
import { newParticipant, type NewParticipant } from './participants.js';
import { withUndocumentedKeys } from './presentation.js';
import { readPage, readUserFilter } from '../query.js';
import type { Conversation, Metadata } from '../records.js';
import { createConversationBody, updateConversationBody } from './schemas.js';
import type { AppStore } from '../store.js';
import { MAX_METADATA_BYTES } from '../validation.js';
import { truncatedConversation } from '../webhooks/events.js';

interface Details {
  readonly displayName?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly iconUrl?: string | null | undefined;
  readonly metadata?: Metadata | null | undefined;
}

interface Creation extends Details {
  readonly type: 'personal' | 'sdkGroup';
  readonly participants?: readonly NewParticipant[];
}

const createConversation: Operation<Creation, never> = {
  name: 'createConversation',
  method: 'POST',
  path: '/conversations',
  status: 201,
  bodySchema: createConversationBody,
  perform({ app, assumptions, body, emit, now }) {
    const wanted = body.participants ?? [];
    if (assumptions.requireSubscribeSDKClient && body.type === 'sdkGroup') {
      rejectSilentSubscription(wanted);
    }
    const users = wanted.map((reference) => app.user(reference));
    if (new Set(users.map(({ id }) => id)).size < users.length) {
      throw badRequest('The same user cannot participate twice');
    }
    const id = app.identifiers.next(now);
    const participants = wanted.map((reference) =>
      newParticipant(app, app.user(reference), reference.subscribeSDKClient ?? false, now),
    );
    const conversation: Conversation = {
      id,
      type: body.type,
      isDefault:
        body.type === 'personal' && users.every((user) => !hasPersonalConversation(app, user.id)),
      ...present(body),
      lastUpdatedAt: now.toISOString(),
      createdAt: now.toISOString(),
    };
    app.saveConversation(conversation);
    app.saveParticipants(id, participants);
    const [user] = body.type === 'personal' ? users : [];
    emit('conversation:create', (show) => ({
      conversation: truncatedConversation(conversation),
      creationReason: 'none',
      source: { type: 'api:conversations' },
      user: user && show(user),
    }));
    return { conversation: withUndocumentedKeys(conversation, assumptions) };
  },
};

const getConversation: Operation<undefined, 'conversationId'> = {
  name: 'getConversation',
  method: 'GET',
  path: '/conversations/:conversationId',
  status: 200,
  perform({ app, assumptions, params }) {
    const conversation = app.conversation(params.conversationId);
    return { conversation: withUndocumentedKeys(conversation, assumptions) };
  },
};

const listConversations: Operation<undefined, never> = {
  name: 'listConversations',
  method: 'GET',
  path: '/conversations',
  status: 200,
  perform({ address, app, assumptions, query }) {
    const filter = readUserFilter(query);
    const page = readPage(query);
    const list = app.conversationsOf(app.user(filter).id);
    if (assumptions.listOrder === 'lastUpdatedAt') list.sort(latestFirst);
    const { items, info } = cutPage(list, page, address, query);
    return {
      conversations: items.map((item) => withUndocumentedKeys(item, assumptions)),
      ...(assumptions.omitPageInfo ? {} : info),
    };
  },
};

const updateConversation: Operation<Details, 'conversationId'> = {
  name: 'updateConversation',
  method: 'PATCH',
  path: '/conversations/:conversationId',
  status: 200,
  bodySchema: updateConversationBody,
  perform({ app, assumptions, body, params }) {
    const stored = app.conversation(params.conversationId);
    const details: Details = {
      ...stored,
      ...body,
      ...(assumptions.metadataUpdate === 'merge' && body.metadata
        ? { metadata: { ...stored.metadata, ...body.metadata } }
        : {}),
    };
    if (Buffer.byteLength(stringifyJson(details.metadata ?? {})) > MAX_METADATA_BYTES) {
      throw badRequest(`.metadata: should not be larger than ${String(MAX_METADATA_BYTES)} bytes`);
    }
    const conversation: Conversation = { ...stored, ...present(details) };
    app.saveConversation(conversation);
    return { conversation: withUndocumentedKeys(conversation, assumptions) };
  },
};

const deleteConversation: Operation<undefined, 'conversationId'> = {
  name: 'deleteConversation',
  method: 'DELETE',
  path: '/conversations/:conversationId',
  status: 200,
  perform({ app, emit, params }) {
    const conversation = app.conversation(params.conversationId);
    const { id, isDefault } = conversation;
    if (isDefault) {
      throw badRequest(`Conversation ${id} cannot be deleted because it is the default.`);
    }
    app.removeConversation(id);
    emit('conversation:remove', () => ({ conversation: truncatedConversation(conversation) }));
    return {};
  },
};

/** The routes of conversations. */
export const conversationOperations = [
  createConversation,
  getConversation,
  listConversations,
  updateConversation,
  deleteConversation,
];

function rejectSilentSubscription(participants: readonly NewParticipant[]): void {
  const titles = participants.flatMap(({ subscribeSDKClient }, index) =>
    subscribeSDKClient === undefined
      ? [`.participants[${String(index)}]: should have required property 'subscribeSDKClient'`]
      : [],
  );
  if (titles.length > 0) throw badRequest(...titles);
}

function hasPersonalConversation(app: AppStore, userId: string): boolean {
  return app.conversationsOf(userId).some(({ type }) => type === 'personal');
}

/** Callers clear an attribute with null; answers leave a cleared one out. */
function present(
  details: Details,
): Pick<Conversation, 'metadata' | 'displayName' | 'description' | 'iconUrl'> {
  return {
    metadata: details.metadata ?? undefined,
    displayName: details.displayName ?? undefined,
    description: details.description ?? undefined,
    iconUrl: details.iconUrl ?? undefined,
  };
}

function latestFirst(one: Conversation, other: Conversation): number {
  return other.lastUpdatedAt.localeCompare(one.lastUpdatedAt) || other.id.localeCompare(one.id);
}
