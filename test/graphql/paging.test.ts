import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { encodeCursor } from '../../src/kernel/cursor.js';
import { restCaller } from '../sandbox/rest-caller.js';
import { failures } from '../support/failures.js';
import { startGraph, type Graph } from '../support/graph.js';
import { askForPage, LISTS, pageOf, readPage, wholeList, type List } from '../support/lists.js';

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

/** Paging arguments whose cursors are places in the list. */
interface Places {
  readonly first?: number;
  readonly after?: number;
  readonly last?: number;
  readonly before?: number;
}

/** Arguments and the part of a list of `n` that they ask for. */
type Case = readonly [what: string, part: (n: number) => readonly [Places, number, number]];

const CASES: readonly Case[] = [
  ['25 unless told otherwise', (n) => [{}, 0, Math.min(25, n)]],
  ['the first one', () => [{ first: 1 }, 0, 1]],
  ['all but the last one', (n) => [{ first: n - 1 }, 0, n - 1]],
  ['exactly all', (n) => [{ first: n }, 0, n]],
  ['more than there are', (n) => [{ first: 100 }, 0, n]],
  ['some from the middle', () => [{ first: 3, after: 1 }, 2, 5]],
  ['25 behind a cursor', (n) => [{ after: 2 }, 3, Math.min(28, n)]],
  ['exactly those that are left', (n) => [{ first: n - 4, after: 3 }, 4, n]],
  ['all but one of those that are left', (n) => [{ first: n - 5, after: 3 }, 4, n - 1]],
  ['nothing behind the last one', (n) => [{ first: 5, after: n - 1 }, n, n]],
  ['the last one', (n) => [{ last: 1 }, n - 1, n]],
  ['all but the first one, from the back', (n) => [{ last: n - 1 }, 1, n]],
  ['exactly all, from the back', (n) => [{ last: n }, 0, n]],
  ['more than there are, from the back', (n) => [{ last: 100 }, 0, n]],
  ['some from the middle, backwards', () => [{ last: 3, before: 6 }, 3, 6]],
  ['25 ahead of a cursor', (n) => [{ before: n - 1 }, Math.max(0, n - 26), n - 1]],
  ['exactly those ahead', () => [{ last: 5, before: 5 }, 0, 5]],
  ['all but one of those ahead', () => [{ last: 4, before: 5 }, 1, 5]],
  ['nothing ahead of the first one', () => [{ last: 5, before: 0 }, 0, 0]],
];

describe.each(LISTS)('a page of $name', (list) => {
  function cursor(whole: readonly string[], place: number | undefined): string | undefined {
    return place === undefined ? undefined : encodeCursor(list.type, whole[place] ?? '');
  }

  describe.each(['lastUpdatedAt', 'id'] as const)('in order of %s', (listOrder) => {
    test.each(CASES)('is %s', async (_, part) => {
      graph.sandbox.assumptions.listOrder = listOrder;
      const whole = await wholeList(graph, list);
      const [{ first, last, after, before }, start, end] = part(whole.length);

      const page = await readPage(graph, list, {
        ...(first === undefined ? {} : { first }),
        ...(last === undefined ? {} : { last }),
        after: cursor(whole, after) ?? null,
        before: cursor(whole, before) ?? null,
      });

      expect(page).toEqual(pageOf(list, whole, start, end));
      expect(graph.sandbox.requests.counts()[list.operation]).toBe(1);
    });
  });

  test('starts after, or ends before, a record whose own id is given as it is', async () => {
    const whole = await wholeList(graph, list);

    expect(await readPage(graph, list, { first: 2, after: whole[1] ?? '' })).toEqual(
      pageOf(list, whole, 2, 4),
    );
    expect(await readPage(graph, list, { last: 2, before: whole[4] ?? '' })).toEqual(
      pageOf(list, whole, 2, 4),
    );
  });

  test('is the first, or the last, when the cursor is an empty text', async () => {
    const whole = await wholeList(graph, list);
    const { length } = whole;

    expect(await readPage(graph, list, { first: 2, after: '' })).toEqual(pageOf(list, whole, 0, 2));
    expect(await readPage(graph, list, { last: 2, before: '' })).toEqual(
      pageOf(list, whole, length - 2, length),
    );
  });

  test.each([{}, { first: 1 }, { last: 1 }])('of an empty list is empty: %j', async (args) => {
    expect(await readPage(graph, list, args, list.empty)).toEqual({
      edges: [],
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
    expect(graph.sandbox.requests.counts()[list.operation]).toBe(1);
  });

  describe('when upstream does not say what lies beside it', () => {
    beforeEach(() => {
      graph.sandbox.assumptions.omitPageInfo = true;
    });

    test('is not followed by another one', async () => {
      const whole = await wholeList(graph, list);
      const { pageInfo, nodes } = pageOf(list, whole, 2, 5);

      const page = await readPage(graph, list, { first: 3, after: cursor(whole, 1) ?? null });

      expect(page).toMatchObject({ nodes, pageInfo: { ...pageInfo, hasNextPage: false } });
    });

    test('is not preceded by another one', async () => {
      const whole = await wholeList(graph, list);
      const { pageInfo, nodes } = pageOf(list, whole, 2, 5);

      const page = await readPage(graph, list, { last: 3, before: cursor(whole, 5) ?? null });

      expect(page).toMatchObject({ nodes, pageInfo: { ...pageInfo, hasPreviousPage: false } });
    });

    test('ends with the one page there is', async () => {
      const whole = await wholeList(graph, list);

      const page = await readPage(graph, list, { last: 2 });

      expect(page).toEqual(pageOf(list, whole, whole.length - 2, whole.length));
    });
  });

  test.each(['after', 'before'] as const)(
    'cannot go on %s a record that has gone in between',
    async (argument) => {
      const whole = await wholeList(graph, list);
      const gone = cursor(whole, 3) ?? '';
      await removeRecord(list, whole[3] ?? '');
      graph.sandbox.requests.clear();

      const answer = await askForPage(graph, list, { [argument]: gone });

      expect(failures(answer)).toEqual([
        {
          path: list.path,
          code: 'BAD_USER_INPUT',
          message: `${list.operation}: Sunshine Conversations refused the request as invalid`,
        },
      ]);
      expect(answer.errors).toMatchObject([
        { extensions: { upstream: { status: 400, code: 'bad_request' } } },
      ]);
      expect(graph.sandbox.requests.counts()[list.operation]).toBe(1);
    },
  );
});

/** Takes a record out of the full list, behind the server's back. */
async function removeRecord({ type, full }: List, id: string): Promise<void> {
  const call = restCaller(graph.sandbox);
  const { status } =
    type === 'Conversation'
      ? await call('DELETE', `/conversations/${id}`)
      : await call('POST', `/conversations/${full}/leave`, { participantId: id });
  expect(status).toBe(200);
}
