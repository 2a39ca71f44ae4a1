/** Connections are slices of lists: what Relay wants beside the records is made where it is asked for. */
import type {
  ConversationConnectionResolvers,
  ParticipantConnectionResolvers,
} from '../__generated__/resolvers.js';
import { toEdge, toPageInfo } from '../kernel/connection.js';

export const ConversationConnection: ConversationConnectionResolvers = {
  edges: ({ records }) => records.map((record) => toEdge('Conversation', record)),
  nodes: ({ records }) => records,
  pageInfo: (slice) => toPageInfo('Conversation', slice),
};

export const ParticipantConnection: ParticipantConnectionResolvers = {
  edges: ({ records }) => records.map((record) => toEdge('Participant', record)),
  nodes: ({ records }) => records,
  pageInfo: (slice) => toPageInfo('Participant', slice),
};
