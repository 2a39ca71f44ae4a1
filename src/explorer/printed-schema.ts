import { printSchema } from 'graphql';

import { buildSchema } from '../graphql/schema.js';

let printed: string | undefined;

/** The graph as SDL, as direct clients see it: without the federation fields. Printed when it is first asked for. */
export function printedSchema(): string {
  printed ??= `${printSchema(buildSchema({ subgraph: false }))}\n`;
  return printed;
}
