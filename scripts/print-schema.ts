/**
 * Prints the graph as SDL: `subgraph` for composing it into a supergraph, `api` as direct clients see it.
 */
import { printApi, printSubgraph } from './printed-schema.js';

process.stdout.write(process.argv[2] === 'api' ? printApi() : printSubgraph());
