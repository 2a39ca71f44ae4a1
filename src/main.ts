/** Starts the server and stops it on a signal. */
import { GraphQLError } from 'graphql';
import { pino } from 'pino';

import { readConfig } from './config/config.js';
import { orExit } from './config/exit.js';
import { createServer } from './server.js';

// The log tells errors by their names. In a build this one is `_GraphQLError`, because the class mentions itself; to
// have every name kept costs a small request a tenth of its time.
Object.defineProperty(GraphQLError, 'name', { value: 'GraphQLError' });

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
