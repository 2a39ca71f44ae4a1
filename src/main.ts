#!/usr/bin/env node
/** Starts the server and stops it on a signal. */
import { pino } from 'pino';

import { readCommandLine, type CommandLine } from './config/command-line.js';
import { readConfig, readEnvironment } from './config/config.js';
import type { HttpConfig } from './config/config-types.js';
import { orExit } from './config/exit.js';
import { unknownSettings } from './config/unknown-settings.js';
import { createServer } from './server.js';

const commandLine = await orExit(() => readCommandLine(process.argv.slice(2)));
if ('text' in commandLine) console.log(commandLine.text);
else await start(commandLine);

async function start(given: CommandLine): Promise<void> {
  const environment = await orExit(() => readEnvironment(given));
  const unknown = unknownSettings(environment);
  const config = await orExit(
    () => readConfig(environment, given.port === undefined ? {} : { PORT: '--port' }),
    // What is missing may be there under a name that is misspelt.
    unknown.map(({ name, nearest }) => `${name}: is no setting; the nearest is ${nearest}`),
  );
  const logger = pino({ level: config.logLevel });
  for (const { name: setting, nearest } of unknown)
    logger.warn({ setting, nearest }, 'unknown setting');
  const server = await orExit(() => createServer(config, { logger }));
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
  if (process.stdout.isTTY) console.log(addresses(url, config.http));

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
}

/** Where to click in a terminal. Not all browsers open the address that stands for all of this machine. */
function addresses(url: string, { explorer }: HttpConfig): string {
  const local = new URL(url);
  if (local.hostname === '[::]') local.hostname = 'localhost';
  const lines = [`  GraphQL   ${local.href}`];
  if (explorer) lines.push(`  Explorer  ${new URL('/explorer', local).href}`);
  lines.push(`  Home      ${new URL('/', local).href}`);
  return `\n${lines.join('\n')}\n`;
}
