/**
 * Prints the graph as SDL: `subgraph` for composing it into a supergraph, `api` as direct clients see it.
 * With `--scopes` the subgraph says what scopes its fields need, as it does when CALLER_AUTH is jwt.
 */
import { printApi, printSubgraph } from './printed-schema.js';

process.stdout.write(
  process.argv[2] === 'api' ? printApi() : printSubgraph(process.argv.includes('--scopes')),
);
