/** Runs the emulator alone. */
import { pino } from 'pino';
import { readSandboxPort } from '../config.js';
import { orExit } from '../exit.js';
import { startSandbox } from './sandbox.js';
const sandbox = await orExit(() => startSandbox({ port: readSandboxPort() }));
const { url, appId, keyId, keySecret } = sandbox;
pino().info({ mode: 'sandbox-only', url, sandboxUrl: url, appId, keyId, keySecret }, 'listening');
for (const signal of ['SIGTERM', 'SIGINT'])
    process.once(signal, () => {
        void sandbox.close().then(() => process.exit(0));
    });
//# sourceMappingURL=main.js.map