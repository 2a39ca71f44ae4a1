/**
 * Sends 20,000 requests of several callers through one server at once and prints what came of it: every answer is
 * compared with what the same caller gets alone. Ends with a failure when one differs.
 */
import { hammer } from '../test/support/isolation.js';

const REQUESTS = 20_000;
const CONCURRENCY = 64;

const results = [
  await hammer('service', REQUESTS, CONCURRENCY),
  await hammer('passthrough', REQUESTS, CONCURRENCY),
];
process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
if (results.some(({ leaks }) => leaks > 0)) process.exitCode = 1;
