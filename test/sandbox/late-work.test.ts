import { expect, test } from '@jest/globals';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { restCaller } from './rest-caller.js';
import { sharedSandbox } from '../support/shared-sandbox.js';
import { until } from '../support/until.js';

const CONVERSATION = `/conversations/${SAMPLE.conversations.noMessages.id}`;
const MESSAGES = `${CONVERSATION}/messages`;
const LONG = 3_600_000;

const sandbox = sharedSandbox();
const call = restCaller(sandbox);

async function texts(): Promise<unknown[]> {
  return ((await call('GET', MESSAGES)).body.messages ?? []).map(({ content }) => content['text']);
}

function post(text: unknown): Promise<unknown> {
  return call('POST', MESSAGES, { author: { type: 'business' }, content: { type: 'text', text } });
}

/** Posts one whose connection is closed, and is done once the sandbox has seen that. */
async function postCut(text: unknown): Promise<void> {
  await expect(post(text)).rejects.toThrow('fetch failed');
  await until(() => sandbox.requests.inFlight === 0);
}

test('a message is there some time after its connection was cut', async () => {
  sandbox.faults.add({ kind: 'lateWork', ms: 30, operation: 'postMessage', times: 1 });
  const began = Date.now();

  await postCut('late');
  expect(sandbox.requests.entries).toMatchObject([{ operation: 'postMessage', status: null }]);
  await until(async () => (await texts()).length === 1);

  expect(await texts()).toEqual(['late']);
  const { messages } = (await call('GET', MESSAGES)).body;
  expect(Date.parse(String(messages?.[0]?.received))).toBeGreaterThanOrEqual(began + 30);
});

test('what is posted in the meantime comes before it', async () => {
  sandbox.faults.add({ kind: 'lateWork', ms: 200, operation: 'postMessage', times: 1 });

  await postCut('late');
  await post('in time');
  expect(await texts()).toEqual(['in time']);
  await until(async () => (await texts()).length === 2);

  expect(await texts()).toEqual(['in time', 'late']);
});

test('work that is refused when its time comes changes nothing', async () => {
  sandbox.faults.add({ kind: 'lateWork', ms: 1, operation: 'postMessage', times: 2 });

  await postCut(17);
  await postCut('fine');
  await until(async () => (await texts()).length > 0);

  expect(await texts()).toEqual(['fine']);
});

test('it takes the answer away like the others, so that the next fault waits for the next request', async () => {
  sandbox.faults.add({ kind: 'lateWork', ms: LONG, times: 1 });
  sandbox.faults.add({ kind: 'status', status: 503, times: 1 });

  await postCut('late');

  expect(await post('next')).toMatchObject({ status: 503 });
});

test('a reset drops what has not begun', async () => {
  sandbox.faults.add({ kind: 'lateWork', ms: 50, times: 1 });
  await postCut('before');
  sandbox.reset();
  sandbox.faults.add({ kind: 'lateWork', ms: 50, operation: 'postMessage', times: 1 });
  await postCut('after');

  await until(async () => (await texts()).length > 0);

  expect(await texts()).toEqual(['after']);
});
