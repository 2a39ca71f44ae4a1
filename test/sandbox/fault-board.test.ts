import { describe, expect, test } from '@jest/globals';
import { type Fault, SAMPLE } from '../../src/sandbox/sandbox.js';
import { restCaller } from './rest-caller.js';
import { sharedSandbox } from '../support/shared-sandbox.js';

const { conversations } = SAMPLE;
const CREW = `/conversations/${conversations.crew.id}`;

const sandbox = sharedSandbox();
const call = restCaller(sandbox);

async function statuses(count: number, path = CREW): Promise<number[]> {
  const seen: number[] = [];
  for (let turn = 0; turn < count; turn += 1) seen.push((await call('GET', path)).status);
  return seen;
}

describe('which requests get a fault', () => {
  test.each<
    [
      string,
      Pick<Fault & { kind: 'status' }, 'operation' | 'times' | 'skip' | 'every' | 'when'>,
      number[],
    ]
  >([
    ['all until it is cleared', {}, [500, 500, 500, 500]],
    ['all with a star', { operation: '*' }, [500, 500, 500, 500]],
    ['those of one operation', { operation: 'getConversation' }, [500, 500, 500, 500]],
    ['none of another operation', { operation: 'listConversations' }, [200, 200, 200, 200]],
    ['as many as were said', { times: 2 }, [500, 500, 200, 200]],
    ['one of so many', { every: 3 }, [500, 200, 200, 500]],
    ['one of so many after the first', { skip: 1, every: 2, times: 1 }, [200, 500, 200, 200]],
    ['those after the first ones', { skip: 1, times: 2 }, [200, 500, 500, 200]],
    [
      'those whose path includes a text',
      { when: { pathIncludes: conversations.crew.id } },
      [500, 500, 500, 500],
    ],
    [
      'none with another path',
      { when: { pathIncludes: conversations.full.id } },
      [200, 200, 200, 200],
    ],
  ])('%s', async (_what, scope, expected) => {
    sandbox.faults.add({ kind: 'status', status: 500, ...scope });

    expect(await statuses(4)).toEqual(expected);
  });

  test('two that take the answer away come one after the other', async () => {
    sandbox.faults.add({ kind: 'status', status: 429, times: 1 });
    sandbox.faults.add({ kind: 'status', status: 503, times: 1 });

    expect(sandbox.faults.list.map(({ kind }) => kind)).toEqual(['status', 'status']);
    expect(await statuses(3)).toEqual([429, 503, 200]);
    expect(sandbox.faults.list).toEqual([]);
  });

  test('those that change an answer add up', async () => {
    sandbox.faults.add({ kind: 'omit', keys: ['conversation.metadata'] });
    sandbox.faults.add({ kind: 'merge', value: { conversation: { colour: 'blue' } } });
    sandbox.faults.add({ kind: 'slow', chunkMs: 0 });

    const { body } = await call('GET', CREW);

    expect(body.conversation).toMatchObject({ id: conversations.crew.id, colour: 'blue' });
    expect(body.conversation).not.toHaveProperty('metadata');
  });

  test('nobody who has not proved who they are', async () => {
    sandbox.faults.add({ kind: 'status', status: 500 });

    const response = await fetch(`${sandbox.url}/v2/apps/${sandbox.appId}${CREW}`);

    expect(response.status).toBe(401);
    expect(sandbox.faults.list).toHaveLength(1);
  });

  test('none after clear and none after reset', async () => {
    sandbox.faults.add({ kind: 'status', status: 500 });
    sandbox.faults.clear();
    const cleared = await statuses(1);
    sandbox.faults.add({ kind: 'status', status: 500 });
    sandbox.reset();

    expect([cleared, await statuses(1)]).toEqual([[200], [200]]);
  });
});
