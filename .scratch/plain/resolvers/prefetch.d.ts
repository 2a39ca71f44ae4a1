import { type GraphQLObjectType, type GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.js';
import type { ConversationReference } from '../sunshine/conversations.js';
import type { Participant } from '../sunshine/records.js';
import type { UserLookup } from '../sunshine/users.js';
/** What is known of a record before it was read, by type: enough for the fields below to start their calls. */
interface References {
    readonly Conversation: ConversationReference;
    readonly EndUser: UserLookup;
    readonly Participant: Pick<Participant, 'appId' | 'conversationId'>;
}
/**
 * Starts the calls of the fields below a record that is about to be read, so that they travel together with the call
 * for the record itself rather than after it.
 *
 * It runs the resolvers of those fields early, with the reference in place of the record, and throws away what they
 * give: the loaders remember it, so the real run costs no call. Whatever goes wrong is left to the real run, too.
 */
export declare function prefetch<TypeName extends keyof References>(typeName: TypeName, reference: References[TypeName], context: Context, info: GraphQLResolveInfo): void;
/** The object type of that name in the schema being executed. */
export declare function objectType(name: string, { schema }: GraphQLResolveInfo): GraphQLObjectType;
export {};
