/**
 * Prints the graph as SDL: `subgraph` for composing it into a supergraph, `api` as direct clients see it.
 */
import { graphqlSync, printSchema } from 'graphql';

import { buildSchema } from '../src/schema.js';

process.stdout.write(process.argv[2] === 'api' ? printApi() : printSubgraph());

function printApi(): string {
  return `${printSchema(buildSchema({ subgraph: false }))}\n`;
}

function printSubgraph(): string {
  const { data } = graphqlSync({
    schema: buildSchema({ subgraph: true }),
    source: '{ _service { sdl } }',
    contextValue: { mayFederate: true },
  });
  const { sdl } = data?.['_service'] as { readonly sdl: string };
  return `${sdl}\n`;
}
