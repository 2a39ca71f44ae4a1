/** The federation fields, `_service` and `_entities`: who may use them, how much of them, and the graph without them. */
import { filterSchema } from '@graphql-tools/utils';
import {
  GraphQLError,
  isSpecifiedDirective,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';

import type { Context } from './context.js';
import { InputError } from '../kernel/input-error.js';

type FederationResolver = GraphQLFieldResolver<unknown, Context, Representations>;

interface Representations {
  readonly representations: readonly Readonly<Record<string, unknown>>[];
}

/**
 * Guards the federation fields of a subgraph schema: callers that are not the router are refused where only it may use
 * them, no more than `maxRepresentations` entities are answered at once, and one that is of no entity type is null
 * rather than the failure of all.
 */
export function guardFederation(schema: GraphQLSchema, maxRepresentations: number): GraphQLSchema {
  const { _service: service, _entities: entities } = schema.getQueryType()?.getFields() ?? {};
  const resolveService = service?.resolve;
  const resolveEntities = entities?.resolve;
  if (!resolveService || !resolveEntities) throw new TypeError('this is not a subgraph schema');

  const types = entityTypes(schema);
  const isEntity = ({ __typename }: Readonly<Record<string, unknown>>): boolean =>
    typeof __typename === 'string' && types.has(__typename);
  const guardedEntities: FederationResolver = (source, { representations }, context, info) => {
    requireRouter(context);
    if (representations.length > maxRepresentations)
      throw new InputError([
        { field: ['representations'], rule: `must be at most ${maxRepresentations} entities` },
      ]);
    const known = representations.filter(isEntity);
    const found = resolveEntities(source, { representations: known }, context, info) as unknown[];
    const answers = found.values();
    return representations.map((representation) =>
      isEntity(representation) ? answers.next().value : null,
    );
  };
  entities.resolve = guardedEntities;
  service.resolve = (source, args, context: Context, info) => {
    requireRouter(context);
    return resolveService(source, args, context, info);
  };
  return schema;
}

/** The same graph without anything of federation in it. */
export function withoutFederation(schema: GraphQLSchema): GraphQLSchema {
  return filterSchema({
    schema,
    rootFieldFilter: (_, field) => !field.startsWith('_'),
    typeFilter: (type) => !/^_[A-Z]|^(federation|link)__|^CacheControlScope$/.test(type),
    directiveFilter: (_, directive) => isSpecifiedDirective(directive),
  });
}

function entityTypes(schema: GraphQLSchema): ReadonlySet<string> {
  const union = schema.getType('_Entity');
  return new Set(union && 'getTypes' in union ? union.getTypes().map(({ name }) => name) : []);
}

function requireRouter({ mayFederate }: Context): void {
  if (!mayFederate)
    throw new GraphQLError('only the router may ask for this', {
      extensions: { code: 'FORBIDDEN' },
    });
}
