/** Connections are slices of lists: what Relay wants beside the records is made where it is asked for. */
import type { ConversationConnectionResolvers, ParticipantConnectionResolvers } from '../__generated__/resolvers.js';
export declare const ConversationConnection: ConversationConnectionResolvers;
export declare const ParticipantConnection: ParticipantConnectionResolvers;
