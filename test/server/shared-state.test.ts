import { join } from 'node:path';
import { writeFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { buildPackage } from '../support/built-package.js';
import { endUserOf, SECRET, sendWebhook, subscribe, webhookEvent } from '../support/events.js';
import { startGraph, type Graph } from '../support/graph.js';
import { describeWithRedis, startRedis } from '../support/redis-server.js';
import { startSandbox } from '../support/sandbox.js';
import { SEND } from '../support/sending.js';
import { startProgram } from '../support/server-process.js';
import { startService } from '../support/service.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { addressFor, upload } from '../support/uploading.js';
import { serviceOn } from '../support/upstreams.js';
import { messageEvent } from '../support/watching.js';

const { appId, users, conversations } = SAMPLE;
const { ada } = users;
const CREW: string = conversations.crew.id;

describeWithRedis('servers that share Redis', () => {
  test('count the mutations of an end user together, and each for itself while it is away', async () => {
    const redis = await startRedis();
    const settings = { END_USER_WRITES_PER_MINUTE: '4', REDIS_URL: redis.url };
    const services = [await startService(settings), await startService(settings)];
    const write = async (index: number): Promise<unknown> => {
      const { errors } = (await services[index]?.query({ scope: 'user', user_id: ada.id }, SEND, {
        input: { conversationId: CREW, content: { text: { text: 'hello' } } },
      })) ?? { errors: [] };
      return errors[0]?.extensions.code;
    };

    const codes = [];
    for (const index of [0, 1, 0, 1, 0, 1]) codes.push(await write(index));
    expect(codes).toEqual([...Array<undefined>(4), 'RATE_LIMITED', 'RATE_LIMITED']);

    const [key = ''] = await redis.client.keys('*writes*');
    expect(key).toMatch(new RegExp(`^sunco:\\{${appId}\\}:writes:[\\w-]{43}$`));
    expect(await redis.client.pttl(key)).toBeGreaterThan(0);
    await redis.kill();
    const alone = [];
    for (const index of [0, 0, 0, 0, 0, 1]) alone.push(await write(index));
    expect(alone).toEqual([...Array<undefined>(4), 'RATE_LIMITED', undefined]);
  });

  test('take one file for an address of an upload, and each for itself while Redis is away', async () => {
    const redis = await startRedis();
    const sandbox = await startSandbox();
    const settings = {
      ...serviceOn(sandbox),
      UPLOAD_SECRET: 'u'.repeat(32),
      REDIS_URL: redis.url,
    };
    const [one, other] = [await startGraph(settings), await startGraph(settings)] as const;
    /** Sends the file to one server after the other. */
    const toBoth = async (): Promise<readonly number[]> => {
      const address = new URL(await addressFor(one));
      const statuses = [];
      for (const { url } of [one, other]) {
        const { status } = await upload(
          new URL(address.pathname + address.search, url).href,
          'hello',
        );
        statuses.push(status);
      }
      return statuses;
    };

    expect(await toBoth()).toEqual([201, 403]);
    const [key = ''] = await redis.client.keys('*uploads*');
    expect(await redis.client.pttl(key)).toBeGreaterThan(0);
    await redis.kill();
    expect(await toBoth()).toEqual([201, 201]);
  });

  test('learn from each other at once who left a conversation', async () => {
    const redis = await startRedis();
    const sandbox = await startSandbox();
    const settings = { ...serviceOn(sandbox), WEBHOOK_SECRETS: SECRET, REDIS_URL: redis.url };
    const [one, other] = [await startGraph(settings), await startGraph(settings)] as const;
    const running = await subscribe(
      other.server,
      `subscription { conversationEvents(conversationId: "${CREW}") { event { type } } }`,
      { identity: endUserOf(appId, ada.id) },
    );
    const send = (graph: Graph, event: object): Promise<unknown> =>
      sendWebhook(graph, appId, [event]);
    await send(one, messageEvent(1));
    expect(await running.event()).toEqual({ type: 'MESSAGE' });

    await send(
      one,
      webhookEvent('conversation:leave', {
        conversation: { id: CREW, type: 'sdkGroup' },
        user: { id: ada.id },
      }),
    );
    await send(one, messageEvent(2));

    expect(await running.event()).toEqual({ type: 'PARTICIPANT_LEFT' });
    expect(await running.next()).toMatchObject({ done: true, errors: [] });
    expect(sandbox.requests.counts()).toEqual({ listParticipants: 1 });
  });

  test('keep no id of a user, conversation or message in the names of keys, and all under the prefix', async () => {
    const redis = await startRedis();
    const sandbox = await startSandbox();
    const graph = await startGraph({
      ...serviceOn(sandbox),
      WEBHOOK_SECRETS: SECRET,
      REDIS_URL: redis.url,
      REDIS_PREFIX: 'mine:',
    });
    await sendWebhook(graph, appId, [messageEvent(1)]);
    await graph.query(SEND, {
      input: {
        conversationId: CREW,
        author: { business: {} },
        content: { text: { text: 'hello' } },
        idempotencyKey: 'a key',
      },
    });

    const keys = (await redis.client.keys('*')).filter((key) => key !== 'mine:probe');
    expect(keys.length).toBe(5);
    for (const key of keys) {
      expect(key).toMatch(new RegExp(`^mine:\\{${appId}\\}:`));
      expect(key).not.toContain(CREW);
    }
  });
});

test.each([
  ['without REDIS_URL', {}, false],
  ['with REDIS_URL', { REDIS_URL: 'redis://127.0.0.1:1' }, true],
])('the client of Redis is loaded only where it is needed: %s', async (_, settings, isLoaded) => {
  const preload = join(temporaryFolder(), 'preload.mjs');
  writeFileSync(
    preload,
    `import { createRequire } from 'node:module';
     const { cache } = createRequire(import.meta.url);
     process.on('exit', () => console.error(Object.keys(cache).some((file) => file.includes('ioredis'))));`,
  );
  const program = startProgram(['--import', preload, join(buildPackage(), 'main.js')], {
    PORT: '0',
    SHUTDOWN_DELAY_MS: '0',
    ...settings,
  });
  await program.ready;
  program.kill('SIGTERM');

  expect(await program.ended).toMatchObject({ code: 0, stderr: `${String(isLoaded)}\n` });
});
