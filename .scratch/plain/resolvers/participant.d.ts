import type { ClientAssociationResolvers, JoinConversationPayloadResolvers, LeaveConversationPayloadResolvers, MutationResolvers, ParticipantResolvers } from '../__generated__/resolvers.js';
export declare const Mutation: Pick<MutationResolvers, 'joinConversation' | 'leaveConversation'>;
export declare const Participant: ParticipantResolvers;
export declare const ClientAssociation: ClientAssociationResolvers;
export declare const JoinConversationPayload: JoinConversationPayloadResolvers;
export declare const LeaveConversationPayload: LeaveConversationPayloadResolvers;
