import { addResolversToSchema, } from '@apollo/subgraph/dist/schema-helper/index.js';
import { entitiesResolver } from '@apollo/subgraph/dist/types.js';
import { buildASTSchema, concatAST, parse } from 'graphql';
import { guardScopes } from './callers/scope-guard.js';
import { directSdl, subgraphSdl } from './composition.js';
import { guardFederation, withoutFederation } from './federation.js';
import { resolvers } from './resolvers/resolvers.js';
/** The executable schema. */
export function buildSchema({ subgraph, maxRepresentations = 200, scopes = false, }) {
    const sdl = subgraphSdl(scopes);
    const document = concatAST([parse(sdl, { noLocation: true }), directSdl(scopes)]);
    // Composing has validated it, and to do so again takes longer than to build the schema.
    const complete = buildASTSchema(document, { assumeValidSDL: true });
    addResolversToSchema(complete, federationResolvers(sdl));
    addResolversToSchema(complete, resolvers);
    const schema = scopes ? guardScopes(complete) : complete;
    return subgraph ? guardFederation(schema, maxRepresentations) : withoutFederation(schema);
}
/** What `buildSubgraphSchema` adds to the SDL that it has composed. */
function federationResolvers(sdl) {
    return {
        Query: {
            _service: () => ({ sdl }),
            _entities: (_, { representations }, context, info) => entitiesResolver({ representations, context, info }),
        },
        _Entity: { __resolveType: ({ __typename }) => __typename },
    };
}
//# sourceMappingURL=schema.js.map