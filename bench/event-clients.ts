import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

import { startPart, stop } from './child-processes.js';
import type { EventServer } from './event-servers.js';

/** What the clients have had since they were reset. */
interface Seen {
  /** Of the client that has had the fewest. */
  readonly least: number;
  readonly total: number;
  /** How many clients have had a gap at all. */
  readonly withGaps: number;
  readonly reasons: readonly string[];
}

/** The clients of subscriptions, in a process of their own. */
export interface EventClients {
  /** Opens so many more subscriptions; those that are paused read nothing after the head of the answer. */
  open(server: EventServer, query: string, count: number, isPaused?: boolean): Promise<void>;
  seen(): Promise<Seen>;
  /** Waits until each has had so many results. */
  have(count: number, pauseMs?: number): Promise<void>;
  reset(): Promise<void>;
  /** Milliseconds from when events were sent to when they came, since the reset. */
  latency(): Promise<{ readonly p50: number; readonly p99: number }>;
  /** Has those that are paused read on. */
  resume(): Promise<void>;
  close(): Promise<void>;
  stop(): Promise<void>;
}

const PATIENCE_MS = 60_000;

/** Starts the process. */
export function startEventClients(): EventClients {
  const child = startPart('subscribers.js', {});
  const ended = new AbortController();
  child.once('exit', () => ended.abort());
  const ask = async (command: string, given: object = {}): Promise<unknown> => {
    child.send({ command, ...given });
    const [answer] = (await once(child, 'message', ended)) as [
      { readonly result?: unknown; readonly problem?: string },
    ];
    if (answer.problem !== undefined) throw new Error(`${command}: ${answer.problem}`);
    return answer.result;
  };
  const seen = async (): Promise<Seen> => (await ask('seen')) as Seen;
  return {
    seen,
    async open({ url, headers, transport }, query, count, isPaused = false) {
      await ask('open', { url: `${url}/graphql`, headers, transport, query, count, isPaused });
    },
    async have(count, pauseMs = 5) {
      const end = performance.now() + PATIENCE_MS;
      for (let state = await seen(); state.least < count; state = await seen()) {
        if (performance.now() > end)
          throw new Error(`waited for ${count} results in vain: ${JSON.stringify(state)}`);
        await pause(pauseMs);
      }
    },
    async reset() {
      await ask('reset');
    },
    latency: async () => (await ask('latency')) as { readonly p50: number; readonly p99: number },
    async resume() {
      await ask('resume');
    },
    async close() {
      await ask('close');
    },
    stop: () => stop(child),
  };
}
