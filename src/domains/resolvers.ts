/** The resolver map: every domain's part of it, put together. */
import type { Resolvers } from '../__generated__/resolvers.js';
import { DateTime, JSONObject, URLScalar } from '../graphql/scalars.js';
import * as connection from './connection.js';
import * as conversation from './conversation/resolvers.js';
import * as conversionEvents from './conversion-events/resolvers.js';
import * as messageReference from './downloads/resolvers.js';
import * as node from './node.js';
import * as participant from './participant/resolvers.js';
import * as user from './user/resolvers.js';

export const resolvers: Resolvers = {
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
