import type { Link } from '../../kernel/entity.js';
import type { Definitions } from '../../kernel/graph.js';
import { conversation } from '../conversation/definition.js';
import type { Conversation, ConversationReference } from '../conversation/records.js';
import type { ControlRequest } from './parents.js';

const PAYLOADS = ['Pass', 'Offer', 'Accept', 'Release'] as const;

const links = PAYLOADS.map((action): Link<ControlRequest, ConversationReference, Conversation> => ({
  at: `${action}ConversationControlPayload.conversation`,
  to: conversation,
  reference: ({ result }) => result,
}));

/** What this domain defines. */
export const controlDefinitions: Definitions = { links };
