/** The graph as SDL, in the two forms that are committed. */
import { graphqlSync, printSchema } from 'graphql';

import { buildSchema } from '../src/graphql/schema.js';

/** The committed files, and what each must hold. */
export const COMMITTED_SDL = {
  'subgraph.graphql': () => printSubgraph(),
  'api.graphql': printApi,
} as const;

/** As a supergraph is composed of it: what `_service { sdl }` answers, of a server that holds callers to scopes or not. */
export function printSubgraph(scopes = false): string {
  const { data } = graphqlSync({
    schema: buildSchema({ subgraph: true, scopes }),
    source: '{ _service { sdl } }',
    contextValue: { mayFederate: true },
  });
  const { sdl } = data?.['_service'] as { readonly sdl: string };
  return `${sdl}\n`;
}

/** As direct clients see it. */
export function printApi(): string {
  return `${printSchema(buildSchema({ subgraph: false }))}\n`;
}
