import {
  startSandbox as start,
  type Sandbox,
  type SandboxOptions,
} from '../../src/sandbox/sandbox.js';
import { opened } from './closing.js';

/** Starts a sandbox that closes with the test, or with the file. */
export async function startSandbox(options?: SandboxOptions): Promise<Sandbox> {
  return opened(await start(options));
}
