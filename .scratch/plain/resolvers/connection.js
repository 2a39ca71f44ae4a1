import { toEdge, toPageInfo } from '../relay/connection.js';
export const ConversationConnection = {
    edges: ({ records }) => records.map((record) => toEdge('Conversation', record)),
    nodes: ({ records }) => records,
    pageInfo: (slice) => toPageInfo('Conversation', slice),
};
export const ParticipantConnection = {
    edges: ({ records }) => records.map((record) => toEdge('Participant', record)),
    nodes: ({ records }) => records,
    pageInfo: (slice) => toPageInfo('Participant', slice),
};
//# sourceMappingURL=connection.js.map