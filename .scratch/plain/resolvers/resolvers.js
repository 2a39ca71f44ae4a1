import { DateTime, JSONObject, URLScalar } from '../scalars/scalars.js';
import * as connection from './connection.js';
import * as conversation from './conversation.js';
import * as conversionEvents from './conversion-events.js';
import * as messageReference from './message-reference.js';
import * as node from './node.js';
import * as participant from './participant.js';
import * as user from './user.js';
export const resolvers = {
    Query: { ...conversation.Query, ...user.Query, ...node.Query },
    Mutation: {
        ...conversation.Mutation,
        ...participant.Mutation,
        ...messageReference.Mutation,
        ...conversionEvents.Mutation,
    },
    ClientAssociation: participant.ClientAssociation,
    Conversation: conversation.Conversation,
    ConversationConnection: connection.ConversationConnection,
    CreateConversationPayload: conversation.CreateConversationPayload,
    DeleteConversationPayload: conversation.DeleteConversationPayload,
    DownloadMessageRefPayload: messageReference.DownloadMessageRefPayload,
    EndUser: user.EndUser,
    JoinConversationPayload: participant.JoinConversationPayload,
    LeaveConversationPayload: participant.LeaveConversationPayload,
    Node: node.Node,
    Participant: participant.Participant,
    ParticipantConnection: connection.ParticipantConnection,
    PostConversionEventsPayload: conversionEvents.PostConversionEventsPayload,
    SwitchboardIntegration: conversation.SwitchboardIntegration,
    UpdateConversationPayload: conversation.UpdateConversationPayload,
    DateTime,
    JSONObject,
    URL: URLScalar,
};
//# sourceMappingURL=resolvers.js.map