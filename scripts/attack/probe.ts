/**
 * Asks a server for its health again and again, in a process of its own: what else this machine does for the attack is
 * not to delay it. Sends the longest time that an answer took, in milliseconds, when it is asked for it.
 */
import { Agent, request } from 'node:http';

/** Milliseconds between two questions. */
const PAUSE = 20;
/** When a question is given up, in milliseconds. */
const PATIENCE = 60_000;

const port = Number(process.env['PORT']);
const agent = new Agent({ keepAlive: true });
const state = { longest: 0, isAsked: false };

process.on('message', () => (state.isAsked = true));
process.on('disconnect', () => process.exit());
process.send?.('ready');
for (;;) {
  state.longest = Math.max(state.longest, await wait());
  // What the attack left undone has delayed this answer.
  if (state.isAsked) process.send?.(state.longest);
  state.isAsked = false;
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
}

function wait(): Promise<number> {
  const start = performance.now();
  return new Promise((resolve) => {
    const options = { host: '127.0.0.1', port, path: '/healthz', agent, timeout: PATIENCE };
    const asked = request(options, (response) => {
      response.resume().once('end', () => {
        resolve(response.statusCode === 200 ? performance.now() - start : PATIENCE);
      });
    });
    asked.once('timeout', () => asked.destroy());
    asked.once('error', () => {
      resolve(PATIENCE);
    });
    asked.end();
  });
}
