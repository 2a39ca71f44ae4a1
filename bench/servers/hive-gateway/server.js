/** Hive Gateway on the supergraph that Mesh made of an OpenAPI document. */
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';

const gateway = createGatewayRuntime({
  supergraph: fileURLToPath(new URL('supergraph.graphql', import.meta.url)),
  transportEntries: { conversations: { location: process.env.UPSTREAM } },
  logging: 'warn',
});
createServer(gateway).listen(Number(process.env.PORT), '127.0.0.1');
