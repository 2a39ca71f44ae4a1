import { expect, test } from '@jest/globals';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { type Answer, refusal, restCaller } from './rest-caller.js';
import { sharedSandbox } from '../support/shared-sandbox.js';

const { conversations } = SAMPLE;
const PAGE = 100;
const UNKNOWN = 'ffffffffffffffffffffffff';

const sandbox = sharedSandbox();
const call = restCaller(sandbox);

function messagesOf({ id }: { readonly id: string }): string {
  return `/conversations/${id}/messages`;
}

const EMPTY = messagesOf(conversations.noMessages);
const LONG = messagesOf(conversations.longHistory);

function ids({ body }: Answer): string[] {
  return (body.messages ?? []).map(({ id }) => id);
}

/** What a page should have and say, by the places of its first message and behind its last. */
function page(whole: readonly string[], start: number, end: number, isBackwards: boolean): object {
  const items = whole.slice(start, end);
  const isFirst = start === 0 || items.length === 0;
  const isLast = end >= whole.length || items.length === 0;
  return {
    ids: items,
    meta: {
      hasMore: isBackwards ? start > 0 : end < whole.length,
      ...(isFirst ? {} : { beforeCursor: items[0] }),
      ...(isLast ? {} : { afterCursor: items.at(-1) }),
    },
  };
}

async function read(path: string, query: string): Promise<object> {
  const answer = await call('GET', `${path}${query}`);
  return { ids: ids(answer), meta: answer.body.meta };
}

/** Compares the default page, and the pages on both sides of cursors near the seams, with the model. */
async function checkPages(path: string, whole: readonly string[]): Promise<void> {
  const count = whole.length;
  expect(await read(path, '')).toEqual(page(whole, Math.max(0, count - PAGE), count, true));
  const places = [0, 1, count >> 1, count - 102, count - 101, count - 100, count - 2, count - 1];
  for (const place of new Set(places.filter((each) => each >= 0 && each < count))) {
    const cursor = whole[place] ?? '';
    expect(await read(path, `?page[before]=${cursor}`)).toEqual(
      page(whole, Math.max(0, place - PAGE), place, true),
    );
    sandbox.assumptions.messagesAfter = 'following';
    expect(await read(path, `?page[after]=${cursor}`)).toEqual(
      page(whole, place + 1, place + 1 + PAGE, false),
    );
    sandbox.assumptions.messagesAfter = 'newest';
    expect(await read(path, `?page[after]=${cursor}`)).toEqual(
      page(whole, Math.max(place + 1, count - PAGE), count, false),
    );
  }
}

test('every page of 0, 1, 99 to 101 and 199 to 202 messages has its hundred, under both readings of page[after]', async () => {
  const counts = new Set([0, 1, 99, 100, 101, 199, 200, 201, 202]);
  const whole: string[] = [];
  while (counts.size > 0) {
    if (counts.delete(whole.length)) await checkPages(EMPTY, whole);
    whole.push(
      ...ids(
        await call('POST', EMPTY, {
          author: { type: 'business' },
          content: { type: 'text', text: String(whole.length) },
        }),
      ),
    );
  }

  expect(whole).toHaveLength(203);
});

test.each([
  'noMessages',
  'oneMessage',
  'hundredMessages',
  'hundredAndOneMessages',
  'longHistory',
] as const)(
  'walking back through %s gives each of its messages once, in order of id and of time',
  async (name) => {
    const path = messagesOf(conversations[name]);
    const seen: Answer['body']['messages'][] = [];
    let cursor: string | undefined = '';
    while (cursor !== undefined) {
      // Brackets as the generated clients send them.
      const { body } = await call(
        'GET',
        `${path}${cursor === '' ? '' : `?page%5Bbefore%5D=${cursor}`}`,
      );
      seen.unshift(body.messages);
      cursor = body.meta?.hasMore === true ? body.meta.beforeCursor : undefined;
    }

    const all = seen.flatMap((messages) => messages ?? []);
    expect(all).toHaveLength(conversations[name].messageCount);
    expect(all).toEqual(all.toSorted((one, other) => (one.id < other.id ? -1 : 1)));
    expect(all).toEqual(all.toSorted((one, other) => one.received.localeCompare(other.received)));
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  },
);

test('with the newest first, pages and cursors are the same and only the order inside is reversed', async () => {
  const [newest] = [await call('GET', LONG)];
  sandbox.assumptions.messageOrder = 'newestFirst';
  const reversed = await call('GET', LONG);

  expect(ids(reversed)).toEqual(ids(newest).toReversed());
  expect([reversed.body.meta, reversed.body.links]).toEqual([newest.body.meta, newest.body.links]);
});

test('links lead to the neighbours', async () => {
  const latest = await call('GET', LONG);
  const earlier = await call(
    'GET',
    `${LONG}?page[before]=${String(latest.body.meta?.beforeCursor)}`,
  );
  const root = `${sandbox.url}/v2/apps/${sandbox.appId}${LONG}`;

  expect(latest.body.links).toEqual({ prev: `${root}?page[before]=${ids(latest)[0] ?? ''}` });
  expect(earlier.body.links).toEqual({
    prev: `${root}?page[before]=${ids(earlier)[0] ?? ''}`,
    next: `${root}?page[after]=${ids(earlier).at(-1) ?? ''}`,
  });
});

test('a page has a hundred messages whatever size is asked for', async () => {
  expect(ids(await call('GET', `${LONG}?page[size]=5`))).toHaveLength(PAGE);
});

test('meta and links are left out where that is assumed', async () => {
  sandbox.assumptions.omitPageInfo = true;

  expect(Object.keys((await call('GET', LONG)).body)).toEqual(['messages']);
});

test.each([
  'page[after]=short',
  `page[before]=${UNKNOWN}`,
  'page[before]=',
  'page[size]=101',
  `page[after]=${UNKNOWN}&page[before]=${UNKNOWN}`,
  `page=${encodeURIComponent(`{"before":"${UNKNOWN}"}`)}`,
])('the page %s is refused', async (query) => {
  expect(await call('GET', `${LONG}?${query}`)).toMatchObject(
    refusal(400, 'bad_request', 'Invalid page query parameters'),
  );
});

test('the messages of an unknown conversation are not found, without the code of conversations', async () => {
  expect(await call('GET', messagesOf({ id: UNKNOWN }))).toMatchObject(
    refusal(404, 'not_found', 'Resource not found'),
  );
});
