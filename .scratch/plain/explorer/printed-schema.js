import { printSchema } from 'graphql';
import { buildSchema } from '../schema.js';
let printed;
/** The graph as SDL, as direct clients see it: without the federation fields. Printed when it is first asked for. */
export function printedSchema() {
    printed ??= `${printSchema(buildSchema({ subgraph: false }))}\n`;
    return printed;
}
//# sourceMappingURL=printed-schema.js.map