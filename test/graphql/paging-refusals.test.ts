import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { encodeCursor } from '../../src/kernel/cursor.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { failures } from '../support/failures.js';
import { startGraph, type Graph } from '../support/graph.js';
import { conversationGid, UNKNOWN_ID } from '../support/ids.js';
import { askForPage, LISTS, type PageArguments } from '../support/lists.js';

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

const SIZE = 'must be 1 to 100';
const CURSOR = 'must be a cursor of this list, or the id of one of its records';

const PAIRS: readonly [PageArguments, string][] = [
  [{ first: 1, last: 1 }, 'last: must not be given with `first`'],
  [{ first: 1, before: 'c' }, 'before: goes with `last`, not with `first`'],
  [{ last: 1, after: 'c' }, 'after: goes with `first`, not with `last`'],
  [{ after: 'c', before: 'c' }, 'before: must not be given with `after`'],
  [{ first: 1, after: 'c', before: 'c' }, 'before: must not be given with `after`'],
  [{ last: 1, after: 'c', before: 'c' }, 'before: must not be given with `after`'],
  [{ first: 1, last: 1, after: 'c', before: 'c' }, 'last: must not be given with `first`'],
];

const SIZES: readonly [PageArguments, string][] = [0, -1, 101, 2_147_483_647].flatMap(
  (size): [PageArguments, string][] => [
    [{ first: size }, `first: ${SIZE}`],
    [{ first: size, after: 'c' }, `first: ${SIZE}`],
    [{ last: size }, `last: ${SIZE}`],
    [{ last: size, before: 'c' }, `last: ${SIZE}`],
  ],
);

const OTHER_LIST: Readonly<Record<'Conversation' | 'Participant', 'Conversation' | 'Participant'>> =
  {
    Conversation: 'Participant',
    Participant: 'Conversation',
  };

describe.each(LISTS)('$name refuses, before its list is asked for', (list) => {
  const cursor = encodeCursor(list.type, UNKNOWN_ID);
  const notCursors = [
    ['garbage', '?'],
    ['a global id', conversationGid(UNKNOWN_ID)],
    ['a cursor of another kind of list', encodeCursor(OTHER_LIST[list.type], UNKNOWN_ID)],
    ['a cursor with a tail', `${cursor}=`],
    ['a cursor with a head', ` ${cursor}`],
    ['a very long text', cursor.repeat(50)],
    ['a cursor around nothing', encodeCursor(list.type, '')],
  ] as const;

  async function expectRefusal(args: PageArguments, message: string): Promise<void> {
    const answer = await askForPage(graph, list, args);

    expect(answer.status).toBe(200);
    expect(failures(answer)).toEqual([{ path: list.path, code: 'BAD_USER_INPUT', message }]);
    expect(graph.sandbox.requests.counts()).not.toHaveProperty(list.operation);
    if (list.path.length === 1) expect(graph.sandbox.requests.total).toBe(0);
  }

  test.each([...PAIRS, ...SIZES])('%j', async (args, message) => {
    await expectRefusal(
      {
        ...args,
        ...(args.after === undefined ? {} : { after: cursor }),
        ...(args.before === undefined ? {} : { before: cursor }),
      },
      message,
    );
  });

  test.each(notCursors)('%s as a cursor', async (_, text) => {
    await expectRefusal({ after: text }, `after: ${CURSOR}`);
    await expectRefusal({ first: 1, after: text }, `after: ${CURSOR}`);
    await expectRefusal({ before: text }, `before: ${CURSOR}`);
    await expectRefusal({ last: 1, before: text }, `before: ${CURSOR}`);
  });
});

test('one refused list leaves the others of the same record alone', async () => {
  const { data, errors } = await graph.query(
    `{ conversation(id: "${SAMPLE.conversations.crew.id}") {
      displayName
      good: participants(first: 1) { nodes { userId } }
      bad: participants(first: 1, last: 1) { nodes { userId } }
    } }`,
  );

  expect(data).toEqual({
    conversation: {
      displayName: 'Crew',
      good: { nodes: [{ userId: SAMPLE.users.ada.id }] },
      bad: null,
    },
  });
  expect(errors.map(({ path }) => path)).toEqual([['conversation', 'bad']]);
});
