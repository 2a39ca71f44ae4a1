import { once } from 'node:events';

import { AUTHORIZATION } from './caller.js';
import { startPart, stop } from './child-processes.js';

/** One request, ready to be sent. */
export interface LoadRequest {
  readonly method: 'GET' | 'PATCH' | 'POST';
  readonly path: string;
  readonly body?: string;
}

/** What to send, where, and for how long. */
interface LoadJob {
  /** Connections are spread over all of them. */
  readonly targets: readonly string[];
  /** Sent in turn, again and again. */
  readonly requests: readonly LoadRequest[];
  /** How many records each answer has to have. */
  readonly expected: { readonly conversations: number; readonly participants: number };
  readonly connections: number;
  readonly seconds: number;
}

/** What came of it; times are in milliseconds. */
interface LoadResult {
  readonly requests: number;
  readonly elapsed: number;
  readonly p50: number;
  readonly p99: number;
}

/** The load generator. */
export interface LoadGenerator {
  /**
   * Sends requests until the time is over, and waits for all their answers.
   *
   * @throws {Error} at the first wrong answer.
   */
  run(job: LoadJob): Promise<LoadResult>;
  stop(): Promise<void>;
}

/** Starts the load generator. */
export function startLoadGenerator(): LoadGenerator {
  const child = startPart('load-generator.js', {});
  const ended = new AbortController();
  child.once('exit', () => ended.abort());
  return {
    async run(job) {
      child.send({ ...job, authorization: AUTHORIZATION });
      const [result] = (await once(child, 'message', ended)) as [
        LoadResult | { readonly problem: string },
      ];
      if ('problem' in result) throw new Error(result.problem);
      return result;
    },
    stop: () => stop(child),
  };
}
