/**
 * The caller of `fairness.ts` who floods the server, a process of its own, so that the other's times are not those of
 * a busy client: each connection asks again as soon as it has its answer, until it gets the message to end. Then it
 * sends back what its answers were.
 */
import { Pool } from 'undici';

import { userId } from './records.js';

/** How many operations were answered, refused as too many, or failed in another way. */
export interface FloodResult {
  readonly answered: number;
  readonly limited: number;
  readonly failed: number;
}

/** What to flood with. */
export interface FloodJob {
  readonly url: string;
  /** The `Authorization` headers to take in turns. */
  readonly credentials: readonly string[];
  readonly connections: number;
}

const LIST = `query ($id: ID!) { conversations(filter: { userId: $id }, first: 25) {
  nodes { displayName participants { nodes { userId unreadCount } } } } }`;
/** Far from the records of the other caller: nobody shares a call. */
const FIRST_USER = 1_000_000;

process.once('message', (job: FloodJob) => void flood(job));
process.on('disconnect', () => process.exit());

async function flood({ url, credentials, connections }: FloodJob): Promise<void> {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections });
  const result = { answered: 0, limited: 0, failed: 0 };
  let asked = 0;
  let isOver = false;
  process.once('message', () => (isOver = true));
  await Promise.all(
    Array.from({ length: connections }, async (_, connection) => {
      const authorization = credentials[connection % credentials.length] ?? '';
      while (!isOver) {
        asked += 1;
        const { body } = await pool.request({
          ...{ path: pathname, method: 'POST' },
          headers: { 'content-type': 'application/json', authorization },
          body: JSON.stringify({ query: LIST, variables: { id: userId(FIRST_USER + asked) } }),
        });
        const { errors = [] } = (await body.json()) as {
          readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
        };
        if (errors.length === 0) result.answered += 1;
        else if (errors.some(({ extensions }) => extensions.code === 'RATE_LIMITED'))
          result.limited += 1;
        else result.failed += 1;
      }
    }),
  );
  process.send?.(result);
}
