import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { beforeAll, beforeEach, expect, test } from '@jest/globals';

import { SAMPLE, type Sandbox } from '../../src/sandbox/sandbox.js';
import { restCaller } from '../sandbox/rest-caller.js';
import { startBalancer } from '../support/balancer.js';
import { buildPackage } from '../support/built-package.js';
import { atEnd } from '../support/closing.js';
import { SECRET, sendWebhook } from '../support/events.js';
import { freePort } from '../support/listening.js';
import { describeWithRedis, startRedis, type RedisServer } from '../support/redis-server.js';
import { startSandbox } from '../support/sandbox.js';
import { SEND, sentIn, textToCrew } from '../support/sending.js';
import { startProgram, type ServerProcess } from '../support/server-process.js';
import { until } from '../support/until.js';
import { serviceOn } from '../support/upstreams.js';
import { messageEvent, watch, type Watching } from '../support/watching.js';

const { appId } = SAMPLE;

describeWithRedis('two processes behind one address', () => {
  let programs: string;
  let redis: RedisServer;
  let sandbox: Sandbox;
  let ports: readonly [number, number];
  let url: string;
  beforeAll(() => {
    programs = buildPackage();
  });
  beforeEach(async () => {
    redis = await startRedis();
    sandbox = await startSandbox();
    ports = [await freePort(), await freePort()];
    const { port } = await startBalancer(...ports);
    url = `http://127.0.0.1:${port}/graphql`;
  });

  async function start(port: number): Promise<ServerProcess> {
    const program = startProgram([join(programs, 'main.js')], {
      ...serviceOn(sandbox),
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'warn',
      WEBHOOK_SECRETS: SECRET,
      REDIS_URL: redis.url,
      OPERATION_TIMEOUT_MS: '1000',
      SEND_SETTLE_MS: '1000',
      SHUTDOWN_DELAY_MS: '0',
      UPSTREAM_CIRCUIT_FAILURES: '10000',
    });
    await program.ready;
    await until(async () => {
      const response = await fetch(`http://127.0.0.1:${port}/readyz`);
      return (await response.text()).includes('"events":"up"');
    });
    return program;
  }

  async function query(source: string, variables: object = {}): Promise<unknown> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: source, variables }),
    });
    return response.json();
  }

  /** A client that subscribes again after the last cursor whenever its connection ends. */
  function follow(start: string): {
    readonly seen: () => readonly string[];
    readonly cuts: () => number;
  } {
    const earlier: string[] = [];
    let cursor = start;
    let current: Watching | undefined;
    let cuts = 0;
    let isOver = false;
    const connect = async (): Promise<void> => {
      while (!isOver) {
        const watching = await watch(url, cursor).catch(() => undefined);
        if (!watching) continue;
        current = watching;
        const { response } = watching.stream;
        if (!response.closed) await once(response, 'close').catch(() => undefined);
        cursor = watching.cursor() ?? cursor;
        earlier.push(...watching.seen());
        current = undefined;
        cuts += 1;
      }
    };
    atEnd(() => (isOver = true));
    void connect();
    return { seen: () => [...earlier, ...(current?.seen() ?? [])], cuts: () => cuts };
  }

  test('kill -9 of one under load: its clients go on at the other, with all events once and in order', async () => {
    const count = 600;
    const [one] = await Promise.all(ports.map(start));
    const { data } = (await query('{ eventCursor }')) as { data: { eventCursor: string } };
    const clients = Array.from({ length: 10 }, () => follow(data.eventCursor));

    // As upstream does: until the webhook is answered with 200, again and again.
    let delivered = 0;
    const deliver = async (): Promise<void> => {
      for (let serial = 1; serial <= count; serial += 1) {
        let isTaken = false;
        while (!isTaken)
          isTaken = await sendWebhook({ url }, appId, [messageEvent(serial)]).then(
            ({ status }) => status === 200,
            () => false,
          );
        delivered = serial;
      }
    };
    const delivering = deliver();
    await until(() => delivered >= count / 3);
    one?.kill('SIGKILL');
    await until(() => delivered >= (2 * count) / 3);
    const again = await start(ports[0]);
    await delivering;
    again.kill('SIGTERM');
    await again.ended;
    await until(() => clients.every(({ seen }) => seen().length >= count));

    const expected = Array.from({ length: count }, (_, index) => `message ${index + 1}`);
    for (const { seen } of clients) expect(seen()).toEqual(expected);
    expect(clients.filter(({ cuts }) => cuts() > 0).length).toBeGreaterThan(0);
  });

  test('a thousand keyed sends, faults and restarts: as many messages as keys', async () => {
    const processes = await Promise.all(ports.map(start));
    const call = restCaller(sandbox);
    const conversationIds: string[] = [];
    while (conversationIds.length < 40) {
      const { body } = await call('POST', '/conversations', { type: 'sdkGroup' });
      conversationIds.push(body.conversation?.id ?? '');
    }
    for (const kind of ['before', 'after'] as const)
      sandbox.faults.add({ kind: 'drop', when: kind, operation: 'postMessage', every: 50 });
    sandbox.faults.add({ kind: 'lateWork', ms: 200, operation: 'postMessage', every: 70 });
    const keys = Array.from({ length: 1_000 }, (_, index) => ({
      idempotencyKey: `key ${index}`,
      conversationId: conversationIds[index % conversationIds.length],
    }));
    const waiting = [...keys];
    const answered = new Map<string, string>();

    const client = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const answer = await query(SEND, { input: textToCrew(next) }).catch(() => ({ data: null }));
        const sent = sentIn(answer as { readonly data: unknown });
        const id = sent?.message?.messageId;
        if (id === undefined) {
          waiting.push(next);
          await pause(20);
        } else {
          const known = answered.get(next.idempotencyKey);
          expect(known ?? id).toBe(id);
          answered.set(next.idempotencyKey, id);
          // Some send again what was answered.
          if (known === undefined && answered.size % 10 === 0) waiting.push(next);
        }
      }
    };
    const restart = async (): Promise<void> => {
      for (const [index, port] of ports.entries()) {
        await until(() => answered.size >= 300 * (index + 1));
        processes[index]?.kill('SIGKILL');
        await processes[index]?.ended;
        processes[index] = await start(port);
      }
    };
    await Promise.all([restart(), ...Array.from({ length: 20 }, client)]);

    const found = new Map<string, string[]>();
    for (const conversationId of conversationIds) {
      const { body } = await call('GET', `/conversations/${conversationId}/messages`);
      const { messages = [] } = body as unknown as {
        readonly messages?: readonly { id: string; metadata: { idempotencyKey: string } }[];
      };
      for (const { id, metadata } of messages)
        found.set(metadata.idempotencyKey, [...(found.get(metadata.idempotencyKey) ?? []), id]);
    }
    expect(found.size).toBe(1_000);
    for (const [key, ids] of found) expect([key, ids]).toEqual([key, [answered.get(key)]]);
  }, 120_000);
});
