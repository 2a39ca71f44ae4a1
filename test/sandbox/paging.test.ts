import { beforeEach, describe, expect, test } from '@jest/globals';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { type Answer, refusal, restCaller } from './rest-caller.js';
import { sharedSandbox } from '../support/shared-sandbox.js';

const { users, conversations } = SAMPLE;
const BRUNO = `/conversations?filter[userId]=${users.bruno.id}`;
const FULL = `/conversations/${conversations.full.id}/participants`;
const UNKNOWN = 'ffffffffffffffffffffffff';

const sandbox = sharedSandbox();
const call = restCaller(sandbox);

function ids({ body }: Answer): string[] {
  return (body.conversations ?? body.participants ?? []).map(({ id }) => id);
}

describe.each(['lastUpdatedAt', 'id'] as const)('in order of %s', (listOrder) => {
  let whole: string[];

  beforeEach(async () => {
    sandbox.assumptions.listOrder = listOrder;
    whole = ids(await call('GET', `${BRUNO}&page[size]=100`));
  });

  test('the whole list has every conversation once', () => {
    expect(new Set(whole).size).toBe(users.bruno.conversationCount);
  });

  test.each([1, 7, 25, 59, 60, 61])('pages of %d joined forwards give the list', async (size) => {
    const seen: string[] = [];
    let answer = await call('GET', `${BRUNO}&page[size]=${String(size)}`);
    seen.push(...ids(answer));
    while (answer.body.meta?.hasMore === true) {
      const cursor = String(answer.body.meta.afterCursor);
      answer = await call('GET', `${BRUNO}&page[size]=${String(size)}&page[after]=${cursor}`);
      seen.push(...ids(answer));
    }

    expect(seen).toEqual(whole);
    expect(answer.body.meta).not.toHaveProperty('afterCursor');
  });

  test.each([1, 7, 60])('pages of %d joined backwards give the list but its end', async (size) => {
    const seen: string[] = [];
    let cursor = whole.at(-1);
    while (cursor !== undefined) {
      const page = `page[before]=${cursor}&page[size]=${String(size)}`;
      const { body, ...rest } = await call('GET', `${BRUNO}&${page}`);
      seen.unshift(...ids({ body, ...rest }));
      cursor = body.meta?.hasMore === true ? body.meta.beforeCursor : undefined;
    }

    expect(seen).toEqual(whole.slice(0, -1));
  });

  test('a page tells of both its neighbours, and hasMore of the way it came', async () => {
    const middle = await call('GET', `${BRUNO}&page[size]=2&page[after]=${String(whole[1])}`);
    const first = await call('GET', `${BRUNO}&page[size]=2&page[before]=${String(whole[2])}`);
    const last = await call('GET', `${BRUNO}&page[size]=2&page[after]=${String(whole.at(-3))}`);

    expect([ids(middle), ids(first), ids(last)]).toEqual([
      whole.slice(2, 4),
      whole.slice(0, 2),
      whole.slice(-2),
    ]);
    expect([middle.body.meta, first.body.meta, last.body.meta]).toEqual([
      { hasMore: true, beforeCursor: whole[2], afterCursor: whole[3] },
      { hasMore: false, afterCursor: whole[1] },
      { hasMore: false, beforeCursor: whole.at(-2) },
    ]);
  });
});

test('without a size there are 25, and the latest updated come first', async () => {
  const answer = await call('GET', BRUNO);

  const list = answer.body.conversations ?? [];
  const dates = list.map(({ lastUpdatedAt }) => lastUpdatedAt);
  expect(list).toHaveLength(25);
  expect(dates).toEqual(dates.toSorted().toReversed());
  const ties = list.filter((item, index) => item.lastUpdatedAt === dates[index + 1]);
  expect(ties.length).toBeGreaterThan(0);
  for (const { id } of ties)
    expect(id > String(ids(answer)[ids(answer).indexOf(id) + 1])).toBe(true);
});

test('links repeat the request with another cursor, brackets unencoded', async () => {
  const sc = restCaller(sandbox, '/sc');
  const root = `${sandbox.url}/sc/v2/apps/${sandbox.appId}`;
  const external = encodeURIComponent(users.ada.externalId);
  const query = `filter%5BuserExternalId%5D=${external}&page%5Bsize%5D=1`;

  const first = await sc('GET', `/conversations?${query}`);
  const [id = ''] = ids(first);
  const second = await sc('GET', `/conversations?${query}&page[after]=${id}`);
  const [next = ''] = ids(second);

  const link = `${root}/conversations?filter[userExternalId]=${external}&page[size]=1`;
  expect(first.body.links).toEqual({ next: `${link}&page[after]=${id}` });
  expect(second.body.links).toEqual({
    prev: `${link}&page[before]=${next}`,
    next: `${link}&page[after]=${next}`,
  });
});

test('a page behind the last record is empty and names no cursors', async () => {
  const whole = ids(await call('GET', FULL));

  const { body } = await call('GET', `${FULL}?page[after]=${String(whole.at(-1))}`);

  expect(body).toEqual({ participants: [], meta: { hasMore: false } });
});

test('participants page by their own ids', async () => {
  const whole = ids(await call('GET', FULL));
  const page = await call('GET', `${FULL}?page[size]=3&page[after]=${String(whole[2])}`);

  expect(whole).toHaveLength(10);
  expect(ids(page)).toEqual(whole.slice(3, 6));
});

test('a list without records or with few of them has no links', async () => {
  const none = await call('GET', `/conversations?filter[userId]=${users.chloe.id}`);

  expect(none).toMatchObject({ status: 200 });
  expect(none.body).toEqual({ conversations: [], meta: { hasMore: false } });
});

test('meta and links are left out where that is assumed', async () => {
  sandbox.assumptions.omitPageInfo = true;

  const list = await call('GET', `${BRUNO}&page[size]=2`);
  const members = await call('GET', `${FULL}?page[size]=2`);

  expect([Object.keys(list.body), Object.keys(members.body)]).toEqual([
    ['conversations'],
    ['participants'],
  ]);
});

describe('refuses', () => {
  const someone = conversations.brunoDefault.id;
  test.each([
    'page[size]=0',
    'page[size]=101',
    'page[size]=abc',
    'page[size]=1.5',
    'page[size]=-1',
    'page[size]=',
    'page[size]=1&page[size]=2',
    'page[after]=',
    'page[after]=short',
    `page[after]=${UNKNOWN}`,
    `page[before]=${UNKNOWN}`,
    `page[after]=${conversations.adaDefault.id}`,
    `page[after]=${someone}&page[before]=${someone}`,
    `page=${encodeURIComponent('{"size":1}')}`,
  ])('the page %s', async (page) => {
    const invalid = refusal(400, 'bad_request', 'Invalid page query parameters');

    expect(await call('GET', `${BRUNO}&${page}`)).toMatchObject(invalid);
    expect(await call('GET', `${FULL}?${page}`)).toMatchObject(invalid);
  });

  test('the cursor of a conversation that was deleted', async () => {
    const [first = ''] = ids(await call('GET', BRUNO));
    await call('DELETE', `/conversations/${first}`);

    expect(await call('GET', `${BRUNO}&page[after]=${first}`)).toMatchObject(
      refusal(400, 'bad_request', 'Invalid page query parameters'),
    );
  });

  test.each([
    '',
    'filter[userId]=',
    'filter[name]=x',
    `filter[userId]=${users.ada.id}&filter[userExternalId]=x`,
    `filter[userId]=${users.ada.id}&filter[userId]=${users.bruno.id}`,
    `filter=${encodeURIComponent(JSON.stringify({ userId: users.ada.id }))}`,
  ])('the filter "%s"', async (filter) => {
    expect(await call('GET', `/conversations?${filter}`)).toMatchObject(
      refusal(400, 'bad_request', 'Invalid query parameters'),
    );
  });

  test.each([`filter[userId]=${UNKNOWN}`, 'filter[userExternalId]=nobody'])(
    'the unknown user of %s',
    async (filter) => {
      expect(await call('GET', `/conversations?${filter}`)).toMatchObject(
        refusal(404, 'user_not_found', 'User not found'),
      );
    },
  );
});
