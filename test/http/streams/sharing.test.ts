import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import type { Context } from '../../../src/graphql/context.js';
import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import { SECRET, sendWebhook, webhookEvent } from '../../support/events.js';
import { startGraph, type Graph } from '../../support/graph.js';
import type { Claims } from '../../support/key-set.js';
import { scrape } from '../../support/metrics.js';
import { startSandbox } from '../../support/sandbox.js';
import { bearer, startService, type Service } from '../../support/service.js';
import { openStream, resultsOf, subscribeOver, type Stream } from '../../support/stream.js';
import { until } from '../../support/until.js';
import { passthroughTo } from '../../support/upstreams.js';

const { appId, conversations, users } = SAMPLE;
const { crew } = conversations;
const SSE = 'text/event-stream';
const READER = { scope: 'events:read conversations:read messages:read' };
const ADA = { scope: 'user', user_id: users.ada.id };
const DORA = { scope: 'user', user_id: users.dora.id };
const OF_CREW = `it: conversationEvents(conversationId: "${crew.id}")`;
const TYPES = `subscription { ${OF_CREW} { cursor previousCursor isReplayed event { eventId } } }`;
/** Of an event whose payload has the conversation's id alone, what needs a call. */
const NAMED = `subscription { ${OF_CREW} { event { conversation { displayName } } } }`;

let service: Service;
beforeAll(async () => {
  service = await startService({ WEBHOOK_SECRETS: SECRET, MAX_UPSTREAM_CALLS_PER_EVENT: '2' });
});
beforeEach(() => {
  service.sandbox.reset();
});

function happens(graph: Pick<Graph, 'url'> = service.graph, count = 1): Promise<unknown> {
  const event = (): object =>
    webhookEvent('conversation:read', {
      conversation: { id: crew.id },
      activity: { type: 'conversation:read', author: { type: 'business' } },
    });
  return sendWebhook(graph, appId, Array.from({ length: count }, event));
}

async function open(claims: Claims, query = TYPES): Promise<Stream> {
  const stream = await subscribeOver(
    service.graph.url,
    SSE,
    query,
    bearer(await service.issuer.token(claims)),
  );
  expect(stream.status).toBe(200);
  return stream;
}

/** Has an event happen, and waits until all have so many results. */
async function after(count: number, streams: readonly Stream[], graph = service.graph) {
  await happens(graph);
  await have(count, streams);
}

async function have(count: number, streams: readonly Stream[]): Promise<void> {
  for (const stream of streams) await until(() => resultsOf(stream).length === count);
}

async function executions(graph: Pick<Graph, 'url'> = service.graph): Promise<number> {
  return (await scrape(graph.url)).value('sunco_event_executions_total') ?? 0;
}

async function deliveries(): Promise<number> {
  return (await scrape(service.graph.url)).value('sunco_event_deliveries_total') ?? 0;
}

async function executionsOfNext(streams: readonly Stream[], graph = service.graph) {
  await after(1, streams, graph);
  const before = await executions(graph);
  await after(2, streams, graph);
  for (const stream of streams) stream.close();
  return (await executions(graph)) - before;
}

describe('an event is executed', () => {
  test('once for 1,000 programs with one document', async () => {
    const token = bearer(await service.issuer.token(READER));
    const streams: Stream[] = [];
    for (let opened = 0; opened < 1_000; opened += 50)
      streams.push(
        ...(await Promise.all(
          Array.from({ length: 50 }, () => subscribeOver(service.graph.url, SSE, TYPES, token)),
        )),
      );
    const [executed, delivered] = [await executions(), await deliveries()];
    await after(1, streams);
    await after(2, streams);
    expect((await executions()) - executed).toBe(2);
    expect((await deliveries()) - delivered).toBe(2_000);
    for (const stream of streams) stream.close();
  });

  test.each<[string, number, Claims, Claims, string, string]>([
    ['once for programs with the same scopes', 1, READER, { ...READER, sub: 'b' }, TYPES, TYPES],
    ['once for connections of one end user', 1, ADA, ADA, TYPES, TYPES],
    ['for each end user', 2, ADA, DORA, TYPES, TYPES],
    ['for an end user and a program', 2, ADA, READER, TYPES, TYPES],
    ['for each set of scopes', 2, READER, { scope: 'events:read messages:read' }, TYPES, TYPES],
    ['for each document', 2, READER, READER, TYPES, TYPES.replace('cursor', 'c: cursor')],
  ])('%s', async (_, count, one, other, document, otherDocument) => {
    const streams = [await open(one, document), await open(other, otherDocument)];
    expect(await executionsOfNext(streams)).toBe(count);
  });

  test.each([
    ['once wherever subscriptions began', 1, 'eventId'],
    [
      'for each place to begin at that says something else, too',
      2,
      'conversation { participants(first: 1, after: $place) { nodes { userId } } }',
    ],
  ])('%s', async (_, count, selection) => {
    const query = `subscription ($place: String) { it: conversationEvents(conversationId: "${crew.id}", after: $place) { isReplayed event { ${selection} } } }`;
    const streams: Stream[] = [];
    for (let opened = 1; opened <= 2; opened += 1) {
      const { data: variables } = await service.query(READER, '{ place: eventCursor }');
      const token = bearer(await service.issuer.token(READER));
      streams.push(
        await openStream(service.graph.url, {
          headers: { accept: SSE, 'content-type': 'application/json', ...token },
          body: JSON.stringify({ query, variables }),
        }),
      );
      await happens();
      await have(1, streams.slice(-1));
    }
    const [one, other] = streams;
    await after(2, other ? [other] : []);
    await have(3, one ? [one] : []);
    const before = await executions();
    await happens();
    await have(4, one ? [one] : []);
    await have(3, other ? [other] : []);
    expect((await executions()) - before).toBe(count);
  });

  test('for each partner of the Marketplace whom one customer let in', async () => {
    const sandbox = await startSandbox();
    const graph = await startGraph({ ...passthroughTo(sandbox), WEBHOOK_SECRETS: SECRET });
    const basic = Buffer.from(`${sandbox.keyId}:${sandbox.keySecret}`).toString('base64');
    const streams = await Promise.all(
      ['Acme', 'Acme', 'Other', undefined].map((partner) =>
        subscribeOver(graph.url, SSE, TYPES, {
          authorization: `Basic ${basic}`,
          ...(partner !== undefined && { 'x-zendesk-marketplace-name': partner }),
        }),
      ),
    );
    expect(await executionsOfNext(streams, graph)).toBe(3);
  });

  test('for each caller where a field of the program around the server may depend on that', async () => {
    const extended = await startService({ WEBHOOK_SECRETS: SECRET }, undefined, {
      typeDefs: 'extend type ConversationEventDelivery { reader: String }',
      resolvers: {
        ConversationEventDelivery: {
          reader: (_: unknown, __: unknown, { identity }: Context) => identity.key,
        },
      },
    });
    const query = TYPES.replace('cursor', 'reader cursor');
    const streams = await Promise.all(
      ['a', 'b', 'b'].map(async (sub) =>
        subscribeOver(
          extended.graph.url,
          SSE,
          query,
          bearer(await extended.issuer.token({ ...READER, sub })),
        ),
      ),
    );
    expect(await executionsOfNext(streams, extended.graph)).toBe(2);
    const [one, other, same] = streams.map((stream) => resultsOf(stream)[0]?.data?.it['reader']);
    expect(one).not.toBe(other);
    expect(other).toBe(same);
  });

  test('for each credential where callers bring their own', async () => {
    const sandbox = await startSandbox();
    const graph = await startGraph({ ...passthroughTo(sandbox), WEBHOOK_SECRETS: SECRET });
    const basic = `${sandbox.keyId}:${sandbox.keySecret}`;
    const authorizations = [basic, basic, `${sandbox.keyId}:${sandbox.keySecret}`].map(
      (text, index) => `${index === 2 ? 'basic' : 'Basic'} ${Buffer.from(text).toString('base64')}`,
    );
    const streams = await Promise.all(
      authorizations.map((authorization) =>
        subscribeOver(graph.url, SSE, TYPES, { authorization }),
      ),
    );
    expect(await executionsOfNext(streams, graph)).toBe(2);
  });
});

test('subscriptions have cursors of their own, under whatever names', async () => {
  const names =
    'fragment F on ConversationEventDelivery { before: previousCursor here: cursor new: isReplayed }';
  const query = `subscription { ${OF_CREW} { ...F } } ${names}`;
  const first = await open(READER, query);
  await after(1, [first]);
  const second = await open(READER, query);
  await after(2, [first]);
  await after(3, [first]);
  await until(() => resultsOf(second).length === 2);
  const [ofFirst, ofSecond] = [first, second].map((stream) =>
    resultsOf(stream).map(({ data }) => data?.it),
  );
  expect(ofSecond).toEqual(ofFirst?.slice(1));
  ofFirst?.slice(1).forEach((delivery, index) => {
    expect(delivery).toMatchObject({ before: ofFirst[index]?.['here'], new: false });
  });
});

test('what one has replayed is not given to another as new', async () => {
  const { data } = await service.query(READER, '{ eventCursor }');
  const { eventCursor } = data as { eventCursor: string };
  const replaying = TYPES.replace(`"${crew.id}"`, `"${crew.id}", after: "${eventCursor}"`);
  const live = await open(READER, replaying);
  await after(1, [live]);
  const replayed = await open(READER, replaying);
  await until(() => resultsOf(replayed).length === 1);
  const flags = [live, replayed].map((each) => resultsOf(each)[0]?.data?.it['isReplayed']);
  expect(flags).toEqual([false, true]);
});

test('one that leaves does not take the result from the others', async () => {
  const streams = [await open(READER, NAMED), await open(READER, NAMED)];
  service.sandbox.faults.add({ kind: 'gate', count: 2, operation: 'getConversation' });
  await happens();
  await until(() => service.sandbox.requests.total === 1);
  streams[0]?.close();
  await until(
    async () =>
      (await scrape(service.graph.url)).value('sunco_connections', { transport: 'sse' }) === 1,
  );
  service.sandbox.faults.clear();
  const [, other] = streams;
  await until(() => other !== undefined && resultsOf(other).length === 1);
  expect(other && resultsOf(other)).toEqual([
    { data: { it: { event: { conversation: { displayName: 'Crew' } } } } },
  ]);
  expect(service.sandbox.requests.counts()).toEqual({ getConversation: 1 });
});

test('when all have left, the calls of an execution end', async () => {
  const streams = [await open(READER, NAMED), await open(READER, NAMED)];
  service.sandbox.faults.add({ kind: 'gate', count: 2, operation: 'getConversation' });
  await happens();
  await until(() => service.sandbox.requests.total === 1);
  const inFlight = async (): Promise<number | undefined> =>
    (await scrape(service.graph.url)).value('sunshine_upstream_requests_in_flight');
  expect(await inFlight()).toBe(1);
  for (const stream of streams) stream.close();
  await until(async () => (await inFlight()) === 0);
});

test('an error is the same for all, and the stream goes on', async () => {
  const streams = [await open(READER, NAMED), await open(READER, NAMED)];
  service.sandbox.faults.add({
    kind: 'status',
    status: 500,
    times: 1,
    operation: 'getConversation',
  });
  await after(1, streams);
  await after(2, streams);
  const [one = [], other] = streams.map(resultsOf);
  expect(one).toEqual(other);
  expect(one[0]?.errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
  expect(one[1]?.errors).toBeUndefined();
});

test('an error is not kept for long: clients ask again because of it', async () => {
  const { data } = await service.query(READER, '{ eventCursor }');
  const { eventCursor } = data as { eventCursor: string };
  const query = NAMED.replace(`"${crew.id}"`, `"${crew.id}", after: "${eventCursor}"`);
  service.sandbox.faults.add({
    kind: 'status',
    status: 500,
    times: 1,
    operation: 'getConversation',
  });
  await happens();
  const replayed = async (): Promise<unknown> => {
    const stream = await open(READER, query);
    await have(1, [stream]);
    stream.close();
    return resultsOf(stream)[0];
  };
  expect(await replayed()).toMatchObject({ errors: [{}] });
  const began = performance.now();
  let again: unknown;
  await until(async () => {
    again = await replayed();
    return !JSON.stringify(again).includes('errors');
  });
  expect(again).toEqual({ data: { it: { event: { conversation: { displayName: 'Crew' } } } } });
  // What has no errors is kept for 30 seconds.
  expect(performance.now() - began).toBeLessThan(25_000);
});

describe('an operation whose deliveries could need more calls than one may', () => {
  test('is refused at its start', async () => {
    const query = `subscription { ${OF_CREW} { event { conversation { displayName participants { nodes { user { metadata } } } } } } }`;
    const stream = await open({ scope: `${READER.scope} users:read` }, query);
    await until(() => stream.end() === 'ended');
    expect(resultsOf(stream)).toMatchObject([
      {
        errors: [
          {
            message: expect.stringMatching(/could need \d+ .* may make 2/),
            extensions: { code: 'UPSTREAM_BUDGET_EXCEEDED' },
          },
        ],
      },
    ]);
    expect(service.sandbox.requests.total).toBe(0);
  });

  test('and does so for one event has an error there, and goes on', async () => {
    const graph = await startGraph({ WEBHOOK_SECRETS: SECRET, MAX_UPSTREAM_CALLS_PER_EVENT: '1' });
    const stream = await subscribeOver(
      graph.url,
      SSE,
      `subscription { ${OF_CREW} { event { ... on ConversationParticipantEvent {
        user { conversations(last: 1) { nodes { conversationId } } } } } } }`,
    );
    const joins = (): Promise<unknown> =>
      sendWebhook(graph, graph.sandbox.appId, [
        webhookEvent('conversation:join', {
          conversation: { id: crew.id },
          user: { id: users.ada.id },
        }),
      ]);
    graph.sandbox.faults.add({
      kind: 'merge',
      operation: 'listConversations',
      value: { meta: { hasMore: true, afterCursor: crew.id } },
      times: 1,
    });
    await joins();
    await have(1, [stream]);
    await joins();
    await have(2, [stream]);
    const [first, second] = resultsOf(stream);
    expect(first).toMatchObject({
      errors: [{ extensions: { code: 'UPSTREAM_BUDGET_EXCEEDED' } }],
      data: { it: { event: { user: { conversations: null } } } },
    });
    expect(second?.errors).toBeUndefined();
    expect(second?.data?.it['event']).toMatchObject({
      user: { conversations: { nodes: [expect.anything()] } },
    });
  });
});
