import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { TypingStarts } from '../../../src/domains/activity/typing-starts.js';

let starts: TypingStarts;
let sent: string[];

beforeEach(() => {
  jest.useFakeTimers({ now: 1_750_000_000_000 });
  starts = new TypingStarts();
  sent = [];
});
afterEach(() => {
  jest.useRealTimers();
});

function start(author = 'a'): Promise<void> {
  return starts.start(author, () => {
    sent.push(author);
    return Promise.resolve();
  });
}

test('a start within three seconds of the last one is not sent again', async () => {
  await start();
  await jest.advanceTimersByTimeAsync(2_999);
  await start();
  expect(sent).toEqual(['a']);

  await jest.advanceTimersByTimeAsync(1);
  await start();
  expect(sent).toEqual(['a', 'a']);
});

test('other authors are sent, and so is a start after a stop', async () => {
  await start();
  await start('b');
  starts.stop('a');
  await start();
  await start('b');

  expect(sent).toEqual(['a', 'b', 'a']);
});

test('a start that fails, or whose caller goes away, is sent by the next one', async () => {
  let fail: (error: Error) => void = () => undefined;
  const first = starts
    .start('a', () => new Promise((_, reject) => (fail = reject)))
    .catch((error: unknown) => error);
  const [second, third] = [start(), start()];
  fail(new Error('gone'));

  await Promise.all([second, third]);
  expect(await first).toEqual(new Error('gone'));
  expect(sent).toEqual(['a']);
});

test('nothing is remembered for longer than three seconds', async () => {
  for (let index = 0; index < 100; index += 1) await start(String(index));
  expect(starts.size).toBe(100);
  await jest.advanceTimersByTimeAsync(3_000);

  await start();
  expect(starts.size).toBe(1);
});
