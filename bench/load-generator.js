/**
 * The load generator, a process of its own: each connection asks again as soon as it has its answer. Told what to ask
 * by a message (see `load.ts`), it answers with what it measured, or with the first answer that was wrong.
 */
import { Pool } from 'undici';

/** A server that is stuck ends the bench rather than delaying it. */
const PATIENCE = { headersTimeout: 10_000, bodyTimeout: 10_000 };

process.on('message', (job) => {
  run(job).then(
    (result) => process.send(result),
    (error) => process.send({ problem: error.message }),
  );
});

async function run({ targets, authorization, requests, expected, connections, seconds }) {
  const pools = targets.map((target) => new Pool(target, { connections, ...PATIENCE }));
  const headers = { authorization, 'content-type': 'application/json' };
  const latencies = [];
  let next = 0;
  const start = performance.now();
  const end = start + seconds * 1_000;

  async function ask(pool) {
    while (performance.now() < end) {
      const request = requests[next++ % requests.length];
      const asked = performance.now();
      const { statusCode, body } = await pool.request({ ...request, headers });
      const answer = await body.text();
      latencies.push(performance.now() - asked);
      check(request, statusCode, answer, expected);
    }
  }

  try {
    const clients = Array.from({ length: connections }, (_, index) => pools[index % pools.length]);
    await Promise.all(clients.map(ask));
  } finally {
    await Promise.all(pools.map((pool) => pool.destroy()));
  }
  const elapsed = performance.now() - start;
  latencies.sort((a, b) => a - b);
  const percentile = (share) => latencies[Math.ceil(latencies.length * share) - 1];
  return { requests: latencies.length, elapsed, p50: percentile(0.5), p99: percentile(0.99) };
}

/** Dates and numbers are looked for with their first digit, so that a null does not count. */
const CONVERSATION = /"lastUpdatedAt": ?"2/g;
const PARTICIPANT = /"unreadCount": ?\d/g;

function check({ path }, status, answer, { conversations, participants }) {
  const isRight =
    status === 200 &&
    !answer.includes('"errors"') &&
    countOf(CONVERSATION, answer) === conversations &&
    countOf(PARTICIPANT, answer) === participants;
  if (!isRight) throw new Error(`a wrong answer to ${path}: ${status} ${answer.slice(0, 1_000)}`);
}

function countOf(pattern, text) {
  return text.match(pattern)?.length ?? 0;
}
