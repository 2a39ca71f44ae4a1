import { freePort, startPart, stop } from './child-processes.js';
import { untilAnswered } from './readiness.js';

/** The stub of the REST API, running. */
export interface Stub {
  readonly url: string;
  /** Sets the time that each answer takes, in milliseconds, and forgets the calls so far. */
  reset(latency: number): Promise<void>;
  /** How many calls there were since. */
  calls(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts the stub. */
export async function startStub(): Promise<Stub> {
  const port = await freePort();
  const child = startPart('upstream.ts', { PORT: String(port) });
  const url = `http://127.0.0.1:${port}`;
  await untilAnswered(child, `${url}/stub`);
  return {
    url,
    async reset(latency) {
      await fetch(`${url}/stub?latency=${latency}`, { method: 'POST' });
    },
    async calls() {
      const counts = (await (await fetch(`${url}/stub`)).json()) as Record<string, number>;
      return Object.values(counts).reduce((sum, count) => sum + count, 0);
    },
    stop: () => stop(child),
  };
}
