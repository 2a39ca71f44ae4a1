import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { changesOf, mutation } from './mutations.js';

/** A GraphQL operation that comes down to one REST operation. */
export interface GraphOperation {
  /** The REST operation. */
  readonly operation: string;
  readonly source: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Where its result stands, and its error when it fails. */
  readonly path: readonly string[];
}

/** The operations that must not be sent twice. */
const ONCE: ReadonlySet<string> = new Set([
  'createConversation',
  'joinConversation',
  'leaveConversation',
  'postConversionEvents',
]);

/** What an error says beside its code when the operation may have been carried out all the same. */
export function doubtOf({ operation }: Pick<GraphOperation, 'operation'>): object {
  return ONCE.has(operation) ? { inDoubt: true } : {};
}

const { users, conversations } = SAMPLE;
const CREW = conversations.crew.id;
const ADA = users.ada.id;

/** The reads, each failing alone: what it takes to get there is not read. */
export const READS: readonly GraphOperation[] = [
  {
    operation: 'getConversation',
    source: 'query ($id: ID!) { conversation(id: $id) { displayName } }',
    variables: { id: CREW },
    path: ['conversation'],
  },
  {
    operation: 'listConversations',
    source: 'query ($id: ID!) { conversations(filter: { userId: $id }) { nodes { displayName } } }',
    variables: { id: ADA },
    path: ['conversations'],
  },
  {
    operation: 'listParticipants',
    source:
      'query ($id: ID!) { conversation(id: $id) { participants { nodes { userExternalId } } } }',
    variables: { id: CREW },
    path: ['conversation', 'participants'],
  },
  {
    operation: 'listMessages',
    source:
      'query ($id: ID!) { conversation(id: $id) { messages { nodes { content { text } } } } }',
    variables: { id: conversations.everyContent.id },
    path: ['conversation', 'messages'],
  },
  {
    operation: 'getUser',
    source: 'query ($id: ID!) { user(by: { userId: $id }) { zendeskId profile { email } } }',
    variables: { id: ADA },
    path: ['user'],
  },
];

const CHANGES_OF_CREW = changesOf(CREW, ADA);

/** The changes. */
export const CHANGES: readonly GraphOperation[] = [
  change('createConversation', 'conversation { displayName }', { type: 'SDK_GROUP' }),
  change('updateConversation', 'conversation { displayName }'),
  change('deleteConversation', 'deletedConversationId'),
  change('joinConversation', 'participant { userExternalId }', {
    ...{ conversationId: CREW, user: { userId: users.chloe.id } },
  }),
  change('leaveConversation', ''),
  change('downloadMessageRef', 'data'),
  change('postConversionEvents', 'conversionEvents { datasetId }', {
    ...{ conversationId: conversations.adaOrder.id, events: { messenger: { data: [] } } },
  }),
];

function change(
  name: keyof typeof CHANGES_OF_CREW | 'createConversation',
  payload: string,
  input: object = CHANGES_OF_CREW[name as keyof typeof CHANGES_OF_CREW],
): GraphOperation {
  return {
    operation: name,
    source: mutation(name, payload),
    variables: { input },
    path: [name],
  };
}
