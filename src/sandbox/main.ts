/** Runs the emulator alone. */
import { pino } from 'pino';

import { readEnvironment, readSandboxPort } from '../config/config.js';
import { orExit } from '../config/exit.js';
import { startSandbox } from './sandbox.js';

const sandbox = await orExit(() => startSandbox({ port: readSandboxPort(readEnvironment()) }));
const { url, appId, keyId, keySecret } = sandbox;
pino().info({ mode: 'sandbox-only', url, sandboxUrl: url, appId, keyId, keySecret }, 'listening');

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    void sandbox.close().then(() => process.exit(0));
  });
