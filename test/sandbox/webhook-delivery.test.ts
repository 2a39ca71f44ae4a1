import { beforeEach, describe, expect, test } from '@jest/globals';
import { type Sandbox, SAMPLE } from '../../src/sandbox/sandbox.js';
import { startSandbox } from '../support/sandbox.js';
import { until } from '../support/until.js';
import { restCaller } from './rest-caller.js';
import { Receiver, SECRET } from './webhook-receiver.js';

const MESSAGES = `/conversations/${SAMPLE.conversations.noMessages.id}/messages`;
const LONG = 3_600_000;

let sandbox: Sandbox;
let receiver: Receiver;

beforeEach(async () => {
  sandbox = await startSandbox({ assumptions: { webhookRetryScale: 0 } });
  receiver = await Receiver.of(sandbox);
});

async function say(...texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    const body = { author: { type: 'business' }, content: { type: 'text', text } };
    expect((await restCaller(sandbox)('POST', MESSAGES, body)).status).toBe(201);
  }
}

describe('attempts', () => {
  test.each([500, 503, 429, 302, 410])('%d is tried again with the same event', async (status) => {
    receiver.reactions = [status];
    await say('one');
    await receiver.has(2);

    expect(new Set(receiver.events.map(({ id }) => id)).size).toBe(1);
  });

  test('there are five of them, each later than the one before', async () => {
    receiver.reactions = [500, 500, 500, 500, 500, 500, 500, 500, 500, 500];
    await say('one', 'two');
    await receiver.has(10);
    // A third event whose first attempt is the last of all requests, unless there is a sixth of the others.
    receiver.reactions = [200];
    await say('three');
    await receiver.has(11);

    expect(receiver.texts.filter((text) => text === 'one')).toHaveLength(5);
    expect(receiver.texts.filter((text) => text === 'two')).toHaveLength(5);
  });

  test.each([200, 201, 204, 400, 401, 403, 404, 406])('%d ends them', async (status) => {
    receiver.reactions = [status, 500, 500, 500, 500, 200];
    await say('one', 'two');
    await receiver.has(6);

    expect(receiver.texts).toEqual(['one', 'two', 'two', 'two', 'two', 'two']);
  });

  test('no answer in time is a failure, as a broken connection is', async () => {
    sandbox.assumptions.webhookTimeoutMs = 30;
    receiver.reactions = [() => undefined, (response) => response.destroy()];
    await say('one');
    await receiver.has(3);

    expect(receiver.texts).toEqual(['one', 'one', 'one']);
  });

  test('an event that has failed does not delay the next', async () => {
    sandbox.assumptions.webhookRetryScale = 1;
    receiver.reactions = [500];
    await say('one', 'two');
    await receiver.has(2);

    expect(receiver.texts).toEqual(['one', 'two']);
  });

  test('many events come in the order in which they happened', async () => {
    const texts = Array.from({ length: 100 }, (_, index) => String(index));
    await say(...texts);
    await receiver.has(100);

    expect(receiver.texts).toEqual(texts);
  });
});

describe('faults', () => {
  test.each<[string, Parameters<Sandbox['faults']['add']>[0], string[][]]>([
    ['duplicate', { kind: 'duplicate', times: 1 }, [['1'], ['1'], ['2'], ['3']]],
    ['duplicate', { kind: 'duplicate', copies: 2, times: 1 }, [['1'], ['1'], ['1'], ['2'], ['3']]],
    ['reorder', { kind: 'reorder', times: 1 }, [['2'], ['1'], ['3']]],
    ['reorder', { kind: 'reorder', by: 2, times: 1 }, [['2'], ['3'], ['1']]],
    ['lose', { kind: 'lose', skip: 1, times: 1 }, [['1'], ['3']]],
    ['batch', { kind: 'batch', count: 2, times: 2 }, [['1', '2'], ['3']]],
    ['another trigger', { kind: 'lose', trigger: 'conversation:read' }, [['1'], ['2'], ['3']]],
  ])('%s: %j', async (_name, fault, expected) => {
    sandbox.faults.add(fault);
    await say('1', '2', '3');
    await receiver.has(expected.length);

    expect(
      receiver.requests.map(({ body: { events } }) =>
        events.map(
          ({ payload }) => (payload['message'] as { content: { text: string } }).content.text,
        ),
      ),
    ).toEqual(expected);
  });

  test('a delayed one comes later, and others do not wait for it', async () => {
    sandbox.faults.add({ kind: 'delay', ms: 100, times: 1 });
    await say('late', 'in time');
    await receiver.has(2);

    expect(receiver.texts).toEqual(['in time', 'late']);
  });

  test.each([
    [{}, expect.not.stringContaining(SECRET)],
    [{ value: 'old' }, 'old'],
    [{ value: null }, undefined],
  ])('the secret with %j', async (more, expected) => {
    sandbox.faults.add({ kind: 'secret', ...more, times: 1 });
    await say('wrong', 'right');
    await receiver.has(2);

    expect(receiver.requests.map(({ headers }) => headers['x-api-key'])).toEqual([
      expected,
      SECRET,
    ]);
  });

  test('a type that nobody knows, and the payload as it was', async () => {
    sandbox.faults.add({ kind: 'unknown', times: 1 });
    sandbox.faults.add({ kind: 'unknown', type: 'conversation:sing', skip: 1, times: 1 });
    await say('1', '2', '3');
    await receiver.has(3);

    expect(receiver.types).toEqual([
      'sandbox:unknown',
      'conversation:sing',
      'conversation:message',
    ]);
    expect(receiver.texts).toEqual(['1', '2', '3']);
  });

  test('a large one has exactly that length', async () => {
    sandbox.faults.add({ kind: 'large', times: 1 });
    sandbox.faults.add({ kind: 'large', bytes: 10_000, skip: 1, times: 1 });
    await say('1', '2');
    await receiver.has(2);

    expect(receiver.requests.map(({ length }) => length)).toEqual([1024 * 1024, 10_000]);
    expect(receiver.texts).toEqual(['1', '2']);
  });

  test('what waits for further events is sent when the faults are cleared', async () => {
    sandbox.faults.add({ kind: 'batch', count: 3, times: 2 });
    sandbox.faults.add({ kind: 'reorder', by: 9, skip: 2, times: 1 });
    await say('1', '2', '3');
    expect(receiver.requests).toEqual([]);
    sandbox.faults.clear();
    await receiver.has(2);

    expect(receiver.texts).toEqual(['1', '2', '3']);
  });

  test('those for webhooks let calls pass, and those for calls let webhooks pass', async () => {
    sandbox.faults.add({ kind: 'lose', times: 1 });
    sandbox.faults.add({ kind: 'latency', ms: 0, times: 1 });
    await say('1');

    expect(sandbox.faults.list).toEqual([]);
  });
});

describe('the end', () => {
  test('a closed sandbox has no connection left and tries nothing again', async () => {
    let isOpen = true;
    receiver.reactions = [
      (response) =>
        response.once('close', () => {
          isOpen = false;
        }),
    ];
    await say('hanging', 'waiting');
    await receiver.has(1);
    await sandbox.close();
    await until(() => !isOpen);

    expect(receiver.texts).toEqual(['hanging']);
  });

  test('a reset drops what is under way, and keeps the target that was there from the start', async () => {
    sandbox.assumptions.webhookTimeoutMs = LONG;
    receiver.reactions = [() => undefined];
    await say('hanging', 'waiting');
    await receiver.has(1);
    sandbox.reset();
    await say('after');
    await receiver.has(2);

    expect(receiver.texts).toEqual(['hanging', 'after']);
  });

  test('a target can be given at the start, and only one of this machine', async () => {
    const webhook = { target: receiver.target, secret: 'another' };
    sandbox = await startSandbox({ webhook });
    await say('1');
    await receiver.has(1);

    expect(receiver.requests[0]?.headers['x-api-key']).toBe('another');
    for (const target of ['http://example.com/', 'https://127.0.0.1/', 'nowhere'])
      expect(() => {
        sandbox.addWebhook({ target, secret: 'x' });
      }).toThrow('must be an http address of this machine');
    expect(() => {
      sandbox.addWebhook({ ...webhook, secret: 'a\nb' });
    }).toThrow('Invalid character in header content');
  });
});
