/**
 * How a mutation names what an earlier one of the same operation has created. The fields of a mutation run one after the
 * other, but GraphQL has no way to pass the result of one to the next.
 */
import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';

import type { Context } from './context.js';
import type { ResolverMap } from './derived-resolvers.js';
import { CREATED } from './input-reader.js';

type Mutation = GraphQLFieldResolver<
  unknown,
  Context,
  { readonly input: Readonly<Record<string, unknown>> }
>;

/** Remembers, for the mutations that follow, the global id of what the field being resolved has created. */
export function rememberCreated(
  { createdIds }: Pick<Context, 'createdIds'>,
  { path }: Pick<GraphQLResolveInfo, 'path'>,
  globalId: string,
): void {
  createdIds.set(`${CREATED}${path.key}`, globalId);
}

/** The same resolvers, whose mutations take such a name for the `conversationId` of their input. */
export function withCreatedIds(resolvers: ResolverMap): ResolverMap {
  const mutations = Object.entries(resolvers['Mutation'] ?? {}).map(
    ([name, resolve]) => [name, namingCreated(resolve as Mutation)] as const,
  );
  return { ...resolvers, Mutation: Object.fromEntries(mutations) };
}

function namingCreated(resolve: Mutation): Mutation {
  return (source, args, context, info) => {
    const { conversationId } = args.input;
    const created =
      typeof conversationId === 'string' ? context.createdIds.get(conversationId) : undefined;
    if (created === undefined) return resolve(source, args, context, info);
    return resolve(
      source,
      { ...args, input: { ...args.input, conversationId: created } },
      context,
      info,
    );
  };
}
