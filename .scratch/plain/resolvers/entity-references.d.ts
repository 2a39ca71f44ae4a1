/**
 * How records are found by the key fields that another subgraph holds of them. A key that cannot be anybody's gives
 * null without a call; a record of which nothing but its key is wanted costs no call either.
 *
 * A record made of its key alone has empty texts where no key tells the value; they are never selected.
 * Every function here is async: were one to throw at once, the router would lose all entities it asked for.
 */
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.js';
import type { Conversation, Participant, User } from '../sunshine/records.js';
/** The key fields of a representation as a router sends them: some of them, with whatever in them. */
type Representation<Key extends string> = Readonly<Partial<Record<Key, unknown>>>;
/** A conversation by `id` or `conversationId`. */
export declare function resolveConversation({ id, conversationId }: Representation<'id' | 'conversationId'>, context: Context, info: GraphQLResolveInfo): Promise<Conversation | null>;
/** A user by `id`, `userId` or `externalId`. */
export declare function resolveUser({ id, userId, externalId }: Representation<'id' | 'userId' | 'externalId'>, context: Context, info: GraphQLResolveInfo): Promise<User | null>;
/** A participant by `id`. */
export declare function resolveParticipant({ id }: Representation<'id'>, context: Context, info: GraphQLResolveInfo): Promise<Participant | null>;
export {};
