import { encodeGlobalId } from '../../src/domains/global-ids.js';
import { exampleOperation, type ExampleOperation } from '../../src/explorer/example-operations.js';
import { SAMPLE } from '../../src/sandbox/samples/data.js';

const { appId, conversations, users } = SAMPLE;
const conversation = encodeGlobalId({
  type: 'Conversation',
  appId,
  conversationId: conversations.crew.id,
});
const user = encodeGlobalId({ type: 'EndUser', appId, userId: users.ada.id });

/** Examples for the reference alone: the explorer has no tabs for them. */
export const MORE_EXAMPLES: readonly ExampleOperation[] = [
  exampleOperation('records.graphql', { id: conversation, ids: [user, conversation] }),
  exampleOperation('user.graphql', { user: users.ada.externalId }),
  exampleOperation('from-here-on.graphql', { conversation: conversations.crew.id }),
  exampleOperation('user-events.graphql', { user: users.emil.id }),
  exampleOperation('app-events.graphql', {}),
];
