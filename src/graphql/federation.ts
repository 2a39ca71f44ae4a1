/** The federation fields, `_service` and `_entities`: their resolvers, who may use them, and the graph without them. */
import { filterSchema } from '@graphql-tools/utils';
import {
  GraphQLError,
  isSpecifiedDirective,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';

import { InputError } from '../kernel/input-error.js';
import type { Resolvers } from './attach-resolvers.js';
import type { Context } from './context.js';

/** The keys of an entity, as a router sends them: JSON of no certain shape. */
type Representation = Readonly<Record<string, unknown>>;

/** Finds an entity by its keys; null when there is none. */
type ResolveReference = (
  keys: Representation,
  context: Context,
  info: GraphQLResolveInfo,
) => Promise<object | null>;

interface Entity {
  readonly __typename: string;
}

/**
 * The resolvers of the federation fields. Callers other than the router are rejected when only it may use them.
 *
 * @param sdl What the router is given to compose a supergraph of.
 * @param resolvers All other resolvers. Entities are the types that have a `__resolveReference` there.
 * @param maxRepresentations The most entities that one `_entities` field gives.
 */
export function federationResolvers(
  sdl: string,
  resolvers: Resolvers,
  maxRepresentations: number,
): Resolvers {
  const references = referencesOf(resolvers);
  const service: GraphQLFieldResolver<unknown, Context> = (_, __, context) => {
    requireRouter(context);
    return { sdl };
  };
  const entities: GraphQLFieldResolver<
    unknown,
    Context,
    { readonly representations: readonly Representation[] }
  > = (_, { representations }, context, info) => {
    requireRouter(context);
    if (representations.length > maxRepresentations)
      throw new InputError([
        { field: ['representations'], rule: `must be at most ${maxRepresentations} entities` },
      ]);
    // A promise for each, so that one that fails is an error at its own place. They start together.
    return representations.map((keys) => findEntity(references, keys, context, info));
  };
  return {
    Query: { _service: service, _entities: entities },
    _Entity: { __resolveType: ({ __typename }: Entity) => __typename },
  };
}

/** The same schema without the fields, types and directives of federation. */
export function withoutFederation(schema: GraphQLSchema): GraphQLSchema {
  return filterSchema({
    schema,
    rootFieldFilter: (_, field) => !field.startsWith('_'),
    typeFilter: (type) => !/^_[A-Z]|^(federation|link)__|^CacheControlScope$/.test(type),
    directiveFilter: (_, directive) => isSpecifiedDirective(directive),
  });
}

function referencesOf(resolvers: Resolvers): ReadonlyMap<unknown, ResolveReference> {
  return new Map(
    Object.entries(resolvers).flatMap(([type, own]) => {
      const resolveReference: unknown = Reflect.get(own, '__resolveReference');
      return resolveReference ? [[type, resolveReference as ResolveReference]] : [];
    }),
  );
}

/** An entity with its type; null for keys of no known type. */
async function findEntity(
  references: ReadonlyMap<unknown, ResolveReference>,
  keys: Representation,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Entity | null> {
  const { __typename } = keys;
  const resolveReference = references.get(__typename);
  if (typeof __typename !== 'string' || !resolveReference) return null;
  const record = await resolveReference(keys, context, info);
  return record && { ...record, __typename };
}

function requireRouter({ mayFederate }: Context): void {
  if (!mayFederate)
    throw new GraphQLError('only the router may ask for this', {
      extensions: { code: 'FORBIDDEN' },
    });
}
