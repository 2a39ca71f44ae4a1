/** Starts the server and stops it on a signal. */
import { pino } from 'pino';

import { readConfig } from './config/config.js';
import { orExit } from './config/exit.js';
import { createServer } from './server.js';

const config = await orExit(() => readConfig());
const logger = pino({ level: config.logLevel });
const server = await orExit(() => createServer(config, logger));
const url = await orExit(() => server.listen());
const { mode, sandbox } = server.upstream;
// Whatever the level, whoever started the server waits for this line.
logger.child({}, { level: 'info' }).info(
  {
    url,
    mode,
    ...(sandbox && {
      sandboxUrl: sandbox.url,
      appId: sandbox.appId,
      keyId: sandbox.keyId,
      keySecret: sandbox.keySecret,
    }),
  },
  'listening',
);

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    logger.info({ signal }, 'stopping');
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  });
