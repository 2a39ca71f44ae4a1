import { printSchema } from 'graphql';

import { buildSchema } from '../graphql/schema.js';

let printed: string | undefined;

/** The SDL for direct clients: without the federation fields. Printed when it is first requested. */
export function printedSchema(): string {
  printed ??= `${printSchema(buildSchema({ subgraph: false }))}\n`;
  return printed;
}
