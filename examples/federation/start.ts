/** Starts the example: the tickets subgraph, the conversations subgraph on its sandbox, and a gateway over both. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { pino } from 'pino';

import { createServer, readConfig } from '../../src/index.js';
import { startGateway } from './gateway.js';
import { startTickets, TICKETS_SDL } from './tickets.js';

const conversationsSdl = readFileSync(new URL('../../subgraph.graphql', import.meta.url), 'utf8');
const routerSecret = randomBytes(32).toString('base64url');
const port = Number(process.env['PORT'] ?? 4_000);

const tickets = await startTickets();
const conversations = await createServer(
  readConfig({ PORT: '0', SUBGRAPH: 'router-only', ROUTER_SECRET: routerSecret }),
  { logger: pino({ level: 'warn' }) },
);
const gateway = await startGateway(
  [
    {
      name: 'conversations',
      url: await conversations.listen(),
      sdl: conversationsSdl,
      routerSecret,
    },
    { name: 'tickets', url: tickets.url, sdl: TICKETS_SDL },
  ],
  port,
);
console.log(`The gateway listens on ${gateway.url} - Ctrl-C stops everything.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());

/** From the outside in, so that nobody is asked who is gone already. */
async function stop(): Promise<void> {
  await gateway.close();
  await Promise.all([tickets.close(), conversations.close()]);
}
