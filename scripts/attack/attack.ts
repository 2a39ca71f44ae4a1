/**
 * Attacks the built server from this machine, each time in a new process with a heap of 256 MB, and prints how it held.
 * Ends with 1 when a process died, its health was answered later than after a second, or it took more memory than it
 * should.
 *
 *     npm run build && npm run attack               all attacks, in 5 minutes
 *     npm run attack -- participants                those with that in their name
 */
import { attacksLike } from './attacks.js';
import { Attacker } from './client.js';
import { Target } from './target.js';
import { startFullUpstream } from './upstream.js';

/** Milliseconds until `/healthz` has to answer. */
const LONGEST_WAIT = 1_000;
/** MiB of resident memory. */
const MOST_MEMORY = 300;

const attacks = attacksLike(process.argv[2] ?? '');
if (attacks.length === 0) throw new Error('no attack has that in its name');
const upstream = await startFullUpstream();
console.log(
  '| Attack | Answers | `/healthz`, longest | Memory, most | Processor time | Calls at once | Held |',
);
console.log('|---|---|---|---|---|---|---|');
for (const attack of attacks) {
  const target = await Target.start(upstream.url, attack.settings);
  const attacker = new Attacker(target.url);
  const start = performance.now();
  const { isAlive, longestWait, memory, cpu } = await target.during(() =>
    attack.run(attacker, target),
  );
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  const hasHeld = isAlive && longestWait <= LONGEST_WAIT && memory < MOST_MEMORY;
  if (!hasHeld) process.exitCode = 1;
  const answers = Object.entries(attacker.answers).map(([kind, count]) => `${count} × ${kind}`);
  const held = isAlive ? (hasHeld ? 'yes' : '**no**') : '**died**';
  console.log(
    `| ${attack.name} | ${answers.join(', ')} | ${longestWait.toFixed(0)} ms | ${memory.toFixed(0)} MiB | ${cpu.toFixed(1)} s of ${seconds} | ${upstream.takePeak()} | ${held} |`,
  );
  attacker.close();
  await target.stop();
}
upstream.close();
