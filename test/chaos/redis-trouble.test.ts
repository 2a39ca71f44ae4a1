/** What a webhook sender, a subscriber, a query and a keyed send see when Redis fails: the table of `docs/scaling.md`. */
import { beforeEach, expect, test } from '@jest/globals';

import { SAMPLE, type Sandbox } from '../../src/sandbox/sandbox.js';
import { startBalancer, type Balancer } from '../support/balancer.js';
import { captureLog, type CapturedLog } from '../support/captured-log.js';
import { SECRET, sendWebhook } from '../support/events.js';
import { startGraph, type Graph } from '../support/graph.js';
import { scrape } from '../support/metrics.js';
import { describeWithRedis, startRedis, type RedisServer } from '../support/redis-server.js';
import { startSandbox } from '../support/sandbox.js';
import { sendTo, sentIn, textToCrew } from '../support/sending.js';
import { until } from '../support/until.js';
import { serviceOn } from '../support/upstreams.js';
import { messageEvent, watch } from '../support/watching.js';

const { appId, conversations } = SAMPLE;
const CREW = `{ conversation(id: "${conversations.crew.id}") { displayName } }`;

async function readiness({ url }: Graph): Promise<unknown> {
  const response = await fetch(new URL('/readyz', url));
  return [response.status, await response.json()];
}

async function untilRedisIs(state: 'up' | 'down', graph: Graph): Promise<void> {
  await until(async () => JSON.stringify(await readiness(graph)).includes(`"events":"${state}"`));
}

describeWithRedis('two servers that share Redis', () => {
  let sandbox: Sandbox;
  let log: CapturedLog;
  let serial: number;
  beforeEach(async () => {
    sandbox = await startSandbox();
    log = captureLog();
    serial = 0;
  });

  function start(url: string, settings: Readonly<Record<string, string>> = {}): Promise<Graph> {
    return startGraph(
      { ...serviceOn(sandbox), WEBHOOK_SECRETS: SECRET, REDIS_URL: url, ...settings },
      log.logger,
    );
  }

  async function startTwo(redis: Pick<RedisServer, 'url'>): Promise<readonly [Graph, Graph]> {
    const two = [await start(redis.url), await start(redis.url)] as const;
    for (const graph of two) await untilRedisIs('up', graph);
    log.clear();
    return two;
  }

  /** Sends as many webhooks with a message each. The status of each answer. */
  async function deliver(graph: Graph, count = 1): Promise<readonly number[]> {
    const found: number[] = [];
    for (let index = 0; index < count; index += 1) {
      serial += 1;
      found.push((await sendWebhook(graph, appId, [messageEvent(serial)])).status);
    }
    return found;
  }

  /** Sends the latest webhook again, as upstream does. */
  async function repeat(graph: Graph): Promise<number> {
    return (await sendWebhook(graph, appId, [messageEvent(serial)])).status;
  }

  async function expectQueriesToWork(graph: Graph): Promise<void> {
    expect(await graph.query(CREW)).toMatchObject({ errors: [], data: { conversation: {} } });
    const sent = await sendTo(graph, textToCrew());
    expect([sent.errors, sentIn(sent)?.userErrors]).toEqual([[], []]);
  }

  async function expectKeyedSendsToFail(graph: Graph): Promise<void> {
    const before = sandbox.requests.counts()['postMessage'] ?? 0;
    const { errors } = await sendTo(graph, textToCrew({ idempotencyKey: 'of no use' }));
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
    expect(errors[0]?.extensions).not.toHaveProperty('inDoubt');
    expect(sandbox.requests.counts()['postMessage'] ?? 0).toBe(before);
  }

  /** The causes in lines of the log, once for each server. */
  function causes(message: string): readonly unknown[] {
    return log.lines(message).map(({ cause }) => cause);
  }

  test('give events of each other at once, and have the same cursors', async () => {
    const redis = await startRedis();
    const [one, other] = await startTwo(redis);
    const watching = [await watch(one.url), await watch(other.url)];

    expect(await deliver(one, 3)).toEqual([200, 200, 200]);
    expect(await deliver(other, 2)).toEqual([200, 200]);
    expect(await repeat(one)).toBe(200);
    expect(await deliver(one)).toEqual([200]);
    await until(() => watching.every((each) => each.seen().length >= 6));

    const expected = [1, 2, 3, 4, 5, 6].map((number) => `message ${number}`);
    expect(watching.map((each) => each.seen())).toEqual([expected, expected]);
    expect(watching[0]?.cursor()).toBe(watching[1]?.cursor());
    expect(await one.query('{ eventCursor }')).toMatchObject({
      data: { eventCursor: watching[0]?.cursor() },
    });
  });

  test('Redis gone and back with what it had: 503, then all goes on where it was', async () => {
    const redis = await startRedis('--appendonly', 'yes', '--appendfsync', 'always');
    const [one, other] = await startTwo(redis);
    const watching = await watch(other.url);
    await deliver(one, 2);
    await until(() => watching.seen().length === 2);

    await redis.kill();
    await Promise.all([untilRedisIs('down', one), untilRedisIs('down', other)]);

    expect(await deliver(one)).toEqual([503]);
    await expectQueriesToWork(one);
    await expectKeyedSendsToFail(other);
    expect(await one.query('{ eventCursor }')).toMatchObject({
      errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }],
    });
    expect(await readiness(one)).toMatchObject([200, { status: 'ready', events: 'down' }]);
    expect((await scrape(one.url)).value('sunco_redis_up')).toBe(0);
    expect(watching.stream.end()).toBe('open');
    await one.query(
      `mutation { updateConversation(input: { conversationId: "${conversations.crew.id}", displayName: "Crew" }) { userErrors { code } } }`,
    );

    await redis.restart();
    await Promise.all([untilRedisIs('up', one), untilRedisIs('up', other)]);
    // What this server has changed meanwhile.
    await until(() => watching.seen().length >= 3);
    expect(await repeat(one)).toBe(200);
    await deliver(other);
    await until(() => watching.seen().length >= 5);
    expect(watching.seen().slice(2)).toEqual(['another event', 'message 3', 'message 4']);
    const resumed = await watch(one.url, watching.cursor());
    await deliver(one);
    await until(() => resumed.seen().length > 0);
    expect(resumed.seen()).toEqual(['message 5']);
    expect((await scrape(one.url)).value('sunco_redis_up')).toBe(1);
    expect(causes('Redis cannot be used')).toHaveLength(2);
    expect(['connection-lost', 'refused']).toContain(causes('Redis cannot be used')[0]);
    expect(log.lines('Redis can be used again')).toHaveLength(2);
  });

  test('Redis that does not answer: 503 after two seconds, then at once, until it does', async () => {
    const redis = await startRedis();
    const [one, other] = await startTwo(redis);
    const watching = await watch(other.url);
    await deliver(one);
    await until(() => watching.seen().length === 1);

    redis.freeze();
    const begun = performance.now();
    expect(await deliver(one)).toEqual([503]);
    expect(performance.now() - begun).toBeLessThan(5_000);
    await Promise.all([untilRedisIs('down', one), untilRedisIs('down', other)]);
    const later = performance.now();
    expect(await deliver(one, 20)).toEqual(Array<number>(20).fill(503));
    await expectQueriesToWork(one);
    await expectKeyedSendsToFail(one);
    expect(performance.now() - later).toBeLessThan(2_000);
    expect(causes('Redis cannot be used')).toEqual(['response-timeout', 'response-timeout']);

    redis.thaw();
    await Promise.all([untilRedisIs('up', one), untilRedisIs('up', other)]);
    serial = 1;
    expect(await deliver(one, 2)).toEqual([200, 200]);
    await until(() => watching.seen().length >= 3);
    expect(watching.seen()).toEqual(['message 1', 'message 2', 'message 3']);
  });

  test('Redis restarted without what it had: a gap, then on, and keys are looked for', async () => {
    const redis = await startRedis();
    const [one, other] = await startTwo(redis);
    const watching = await watch(other.url);
    await deliver(one);
    const sent = await sendTo(one, textToCrew({ idempotencyKey: 'kept' }));
    await until(() => watching.seen().length === 1);
    const cursor = watching.cursor();

    await redis.restart();
    await until(() => log.lines('Redis can be used again').length === 2);

    await until(() => watching.seen().length === 2);
    await deliver(one);
    await until(() => watching.seen().length === 3);
    expect(watching.seen()).toEqual(['message 1', 'gap EVENTS_LOST', 'message 2']);
    const resumed = await watch(one.url, cursor);
    await until(() => resumed.seen().length === 2);
    expect(resumed.seen()).toEqual(['gap UNKNOWN_CURSOR', 'message 2']);
    const again = await sendTo(other, textToCrew({ idempotencyKey: 'kept' }));
    expect(sentIn(again)).toEqual({ ...sentIn(sent), wasSentBefore: true });
    expect(sandbox.requests.counts()).toMatchObject({ postMessage: 1 });
  });

  test('Redis flushed: a gap within seconds, then on, and keys are looked for', async () => {
    const redis = await startRedis();
    const [one, other] = await startTwo(redis);
    const watching = await watch(other.url);
    await deliver(one, 2);
    const sent = await sendTo(one, textToCrew({ idempotencyKey: 'kept' }));
    await until(() => watching.seen().length === 2);
    const cursor = watching.cursor();

    await redis.client.flushall();

    await until(() => watching.seen().length === 3);
    expect(await deliver(one)).toEqual([200]);
    await until(() => watching.seen().length === 4);
    expect(watching.seen()).toEqual(['message 1', 'message 2', 'gap EVENTS_LOST', 'message 3']);
    const resumed = await watch(one.url, cursor);
    await until(() => resumed.seen().length === 2);
    expect(resumed.seen()).toEqual(['gap UNKNOWN_CURSOR', 'message 3']);
    const again = await sendTo(other, textToCrew({ idempotencyKey: 'kept' }));
    expect(sentIn(again)).toEqual({ ...sentIn(sent), wasSentBefore: true });
    expect(sandbox.requests.counts()).toMatchObject({ postMessage: 1 });
    expect(await readiness(one)).toMatchObject([200, { events: 'up' }]);
  });

  test('Redis out of memory: 503, what is logged is still given, until there is room', async () => {
    const redis = await startRedis();
    const [one, other] = await startTwo(redis);
    await deliver(one, 2);
    const start = (await one.query('{ eventCursor }')).data as { readonly eventCursor: string };

    await deliver(one);
    await redis.client.config('SET', 'maxmemory', '1');
    await untilRedisIs('down', one);
    await untilRedisIs('down', other);

    expect(await deliver(one, 5)).toEqual(Array<number>(5).fill(503));
    await expectQueriesToWork(one);
    await expectKeyedSendsToFail(other);
    const resumed = await watch(other.url, start.eventCursor);
    await until(() => resumed.seen().length > 0);
    expect(causes('Redis takes no writes')).toEqual(['out-of-memory', 'out-of-memory']);

    await redis.client.config('SET', 'maxmemory', '0');
    await Promise.all([untilRedisIs('up', one), untilRedisIs('up', other)]);
    expect(await repeat(one)).toBe(200);
    await until(() => resumed.seen().length === 2);
    expect(resumed.seen()).toEqual(['message 3', 'message 8']);
    expect(causes('Redis takes no writes')).toHaveLength(2);
  });

  describeWithRedis('when a replica takes over', () => {
    let first: RedisServer;
    let replica: RedisServer;
    let address: Balancer;
    beforeEach(async () => {
      first = await startRedis('--repl-diskless-sync-delay', '0');
      replica = await startRedis('--replicaof', `127.0.0.1 ${portOf(first)}`);
      address = await startBalancer(portOf(first));
    });

    test('that lacks the last entries: a gap, then on, and keys are looked for', async () => {
      const [one, other] = await startTwo({ url: `redis://127.0.0.1:${address.port}` });
      const watching = await watch(other.url);
      await deliver(one, 2);
      await until(() => watching.seen().length === 2);
      await until(async () => (await replica.client.xlen(`sunco:{${appId}}:log`)) === 2);
      await replica.client.replicaof('NO', 'ONE');
      await deliver(one, 2);
      const sent = await sendTo(one, textToCrew({ idempotencyKey: 'kept' }));
      await until(() => watching.seen().length === 4);
      const cursor = watching.cursor();

      await first.kill();
      address.leadTo([portOf(replica)]);
      await until(() => log.lines('Redis can be used again').length === 2);
      await until(() => watching.seen().length === 5);
      await deliver(one);
      await until(() => watching.seen().length === 6);

      expect(watching.seen().slice(4)).toEqual(['gap EVENTS_LOST', 'message 5']);
      const resumed = await watch(one.url, cursor);
      await until(() => resumed.seen().length === 2);
      expect(resumed.seen()).toEqual(['gap UNKNOWN_CURSOR', 'message 5']);
      const again = await sendTo(other, textToCrew({ idempotencyKey: 'kept' }));
      expect(sentIn(again)).toEqual({ ...sentIn(sent), wasSentBefore: true });
      expect(sandbox.requests.counts()).toMatchObject({ postMessage: 1 });
    });

    test('that lacks nothing: all goes on where it was', async () => {
      const [one, other] = await startTwo({ url: `redis://127.0.0.1:${address.port}` });
      const watching = await watch(other.url);
      await deliver(one, 2);
      await until(() => watching.seen().length === 2);
      await until(async () => (await replica.client.xlen(`sunco:{${appId}}:log`)) === 2);

      // It is not promoted at once.
      address.leadTo([portOf(replica)]);
      await until(() => log.lines('Redis takes no writes').length === 2);
      expect(causes('Redis takes no writes')).toEqual(['read-only', 'read-only']);
      expect(await deliver(one)).toEqual([503]);
      await first.kill();
      await replica.client.replicaof('NO', 'ONE');
      await Promise.all([untilRedisIs('up', one), untilRedisIs('up', other)]);
      expect(await repeat(one)).toBe(200);
      await until(() => watching.seen().length === 3);

      expect(watching.seen()).toEqual(['message 1', 'message 2', 'message 3']);
    });
  });

  test('a server that starts without Redis serves, and takes events once it is there', async () => {
    const redis = await startRedis();
    await redis.kill();
    const graph = await start(redis.url);

    await untilRedisIs('down', graph);
    expect(causes('Redis cannot be used')).toEqual(['refused']);
    expect(await deliver(graph)).toEqual([503]);
    await expectQueriesToWork(graph);
    await redis.restart();
    await untilRedisIs('up', graph);
    expect(await deliver(graph)).toEqual([200]);
  });

  test('a password that Redis does not take is named as the cause', async () => {
    const redis = await startRedis();
    await redis.client.config('SET', 'requirepass', 'right');
    await start(redis.url.replace('//', '//:wrong@'));

    await until(() => log.lines('Redis cannot be used').length === 1);
    expect(causes('Redis cannot be used')).toEqual(['authentication']);
    expect(log.text).not.toContain('wrong');
  });
});

function portOf({ url }: RedisServer): number {
  return Number(new URL(url).port);
}
