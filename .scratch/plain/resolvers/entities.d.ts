/** How each kind of record is found by its reference, from wherever it is needed. */
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.js';
import type { GlobalId } from '../relay/global-id.js';
import type { ConversationReference } from '../sunshine/conversations.js';
import type { Conversation, Participant, User } from '../sunshine/records.js';
import type { UserLookup } from '../sunshine/users.js';
import type { NodeParent } from './parents.js';
/** A conversation, and with it whatever the selection below needs of it; null when there is none. */
export declare function findConversation(reference: ConversationReference, context: Context, info: GraphQLResolveInfo): Promise<Conversation | null>;
/** A user, and with it whatever the selection below needs of it; null when there is none. */
export declare function findUser(lookup: UserLookup, context: Context, info: GraphQLResolveInfo): Promise<User | null>;
/** A participant, and with it whatever the selection below needs of it; null when there is none. */
export declare function findParticipantById({ appId, conversationId, id }: Pick<Participant, 'appId' | 'conversationId' | 'id'>, context: Context, info: GraphQLResolveInfo): Promise<Participant | null>;
/** Any record by what its global id says, and whatever the selection below needs of it; null when there is none. */
export declare function findNode(id: GlobalId, context: Context, info: GraphQLResolveInfo): Promise<NodeParent | null>;
