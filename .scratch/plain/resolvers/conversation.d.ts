import type { ConversationResolvers, CreateConversationPayloadResolvers, DeleteConversationPayloadResolvers, MutationResolvers, QueryResolvers, SwitchboardIntegrationResolvers, UpdateConversationPayloadResolvers } from '../__generated__/resolvers.js';
export declare const Query: Pick<QueryResolvers, 'conversation' | 'conversations'>;
export declare const Mutation: Pick<MutationResolvers, 'createConversation' | 'updateConversation' | 'deleteConversation'>;
export declare const Conversation: ConversationResolvers;
export declare const SwitchboardIntegration: SwitchboardIntegrationResolvers;
export declare const CreateConversationPayload: CreateConversationPayloadResolvers;
export declare const UpdateConversationPayload: UpdateConversationPayloadResolvers;
export declare const DeleteConversationPayload: DeleteConversationPayloadResolvers;
