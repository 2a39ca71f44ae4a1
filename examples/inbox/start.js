/** Starts everything that the inbox needs, and prints two links to it: one for a customer, one for the business. */
import { createServer } from 'vite';

import { ADA, talk } from './people.js';
import { startService } from './service.js';

const service = await startService();
await talk(service);
const vite = await createServer({
  configFile: new URL('vite.config.js', import.meta.url).pathname,
  root: new URL('.', import.meta.url).pathname,
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: { '/graphql': { target: service.origin, ws: true }, '/attachments': service.origin },
  },
});
await vite.listen();
const { origin } = new URL(vite.resolvedUrls?.local[0] ?? '');
console.log(`
Open each link in a window of its own, and write from one to the other. They are good for twelve hours.

  Ada, a customer   ${await service.linkOfCustomer(origin, ADA)}

  The support team  ${await service.linkOfAgent(origin, ADA)}

Only the SDKs of Sunshine Conversations can say that a customer types. Here the emulator does:

  curl -H 'content-type: application/json' -d '{"as": "${ADA}", "type": true}' ${service.sandboxUrl}/_sandbox/act
`);
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(
    signal,
    () => void Promise.all([vite.close(), service.stop()]).then(() => process.exit(0)),
  );
