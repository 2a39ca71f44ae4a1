import { createServer } from 'node:net';
import { join } from 'node:path';

import { beforeAll, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { buildPackage } from '../support/built-package.js';
import { isListening } from '../support/connections.js';
import { conversationGid } from '../support/ids.js';
import { listening } from '../support/listening.js';
import { startProgram, type ServerProcess } from '../support/server-process.js';
import { until } from '../support/until.js';

const CREW = `{ conversation(id: "${SAMPLE.conversations.crew.id}") { displayName } }`;
const LOOPBACK = /^http:\/\/127\.0\.0\.1:[1-9]\d*$/;

let programs: string;
let running: ServerProcess;

beforeAll(() => {
  programs = buildPackage();
});

type Program = 'main.js' | 'sandbox/main.js';

function startBuilt(program: Program, settings: Readonly<Record<string, string>>): ServerProcess {
  return startProgram([join(programs, program)], settings);
}

async function start(
  program: Program,
  settings: Readonly<Record<string, string>>,
): Promise<Record<string, unknown>> {
  running = startBuilt(program, settings);
  return { ...(await running.ready) };
}

function query(url: unknown, source: string): Promise<Response> {
  return fetch(String(url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: source }),
  });
}

/** What the sandbox of another process says about its requests. */
async function requestsAt(sandboxUrl: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(`${String(sandboxUrl)}/_sandbox/requests`);
  return (await response.json()) as Record<string, unknown>;
}

test('however silent, the server says where it listens, and nothing else', async () => {
  const line = await start('main.js', { PORT: '0', LOG_LEVEL: 'silent' });

  expect(line).toMatchObject({
    level: 30,
    msg: 'listening',
    mode: 'sandbox',
    appId: SAMPLE.appId,
    keyId: SAMPLE.keyId,
    keySecret: SAMPLE.keySecret,
  });
  const { origin, pathname } = new URL(String(line['url']));
  expect([origin, pathname]).toEqual([expect.stringMatching(LOOPBACK), '/graphql']);
  expect(line['sandboxUrl']).toMatch(LOOPBACK);

  // As many calls as an operation may make, each of which listens for its end.
  const lists = [0, 1, 2].map((list) =>
    Array.from({ length: 100 }, (_, index) =>
      conversationGid((100 * list + index).toString(16).padStart(24, '0')),
    ),
  );
  const fields = lists.map((ids, list) => `l${list}: nodes(ids: ${JSON.stringify(ids)}) { id }`);
  const answer = await query(line['url'], `{ ${fields.join(' ')} }`);
  const none = Array<null>(100).fill(null);
  expect(await answer.json()).toEqual({ data: { l0: none, l1: none, l2: none } });
  expect(await requestsAt(line['sandboxUrl'])).toMatchObject({
    counts: { getConversation: 300 },
    inFlight: 0,
  });

  running.kill('SIGTERM');
  const { code, stdout, stderr } = await running.ended;
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout.trimEnd().split('\n')).toEqual([JSON.stringify(line)]);
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s lets what is under way be answered, refuses the rest, and ends well',
  async (signal) => {
    const { url, sandboxUrl } = await start('main.js', { PORT: '0' });
    const faults = `${String(sandboxUrl)}/_sandbox/faults`;
    await fetch(faults, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"kind":"gate","count":2}',
    });
    const underWay = query(url, CREW);
    await until(async () => (await requestsAt(sandboxUrl))['inFlight'] === 1);

    running.kill(signal);
    await until(async () => !(await isListening(String(url))));
    await fetch(faults, { method: 'DELETE' });

    expect(await (await underWay).json()).toEqual({
      data: { conversation: { displayName: 'Crew' } },
    });
    const { code, stdout, stderr } = await running.ended;
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`"signal":"${signal}","msg":"stopping"`);
    expect(await isListening(String(sandboxUrl))).toBe(false);
  },
);

test('under load, SIGTERM loses no answer to a request that was taken', async () => {
  const { url, sandboxUrl } = await start('main.js', { PORT: '0' });
  await fetch(`${String(sandboxUrl)}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"kind":"latency","ms":20}',
  });
  const answers: unknown[] = [];
  const askUntilRefused = async (): Promise<void> => {
    for (;;) {
      const response = await query(url, CREW).catch(() => undefined);
      if (!response) return;
      answers.push(await response.json());
      if (answers.length === 200) running.kill('SIGTERM');
    }
  };

  await Promise.all(Array.from({ length: 20 }, askUntilRefused));
  const { code, stdout, stderr } = await running.ended;

  expect([code, stderr]).toEqual([0, '']);
  expect(answers.length).toBeGreaterThanOrEqual(200);
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
    new Set([JSON.stringify({ data: { conversation: { displayName: 'Crew' } } })]),
  );
  expect(stdout.match(/"msg":"operation"/g)).toHaveLength(answers.length);
});

test('a server that runs on the real API says so, and shows no key', async () => {
  const secret = 'secret-of-the-server';

  const line = await start('main.js', {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: '0',
    SUNSHINE_BASE_URL: 'https://api.smooch.io',
    SUNSHINE_APP_ID: 'app-1',
    SUNSHINE_KEY_ID: 'app_1',
    SUNSHINE_KEY_SECRET: secret,
    CALLER_AUTH: 'none',
  });
  running.kill('SIGTERM');
  const { code, stdout } = await running.ended;

  expect(line).toMatchObject({ msg: 'listening', mode: 'service' });
  expect(Object.keys(line)).not.toContain('keySecret');
  expect(code).toBe(0);
  expect(stdout).not.toContain(secret);
});

test('settings that cannot be used have a line each, and nothing is started', async () => {
  running = startBuilt('main.js', { PORT: 'http', LOG_LEVEL: 'loud', EXPLORER: 'maybe' });

  await expect(running.ready).rejects.toThrow('it ended before it listened');
  expect(await running.ended).toEqual({
    code: 1,
    stdout: '',
    stderr: [
      'EXPLORER: must be on or off',
      'PORT: must be a port number',
      'LOG_LEVEL: must be fatal, error, warn, info, debug, trace or silent',
      '',
    ].join('\n'),
  });
});

test('a base URL and a key that cannot work stop the start with what does', async () => {
  running = startBuilt('main.js', {
    SUNSHINE_BASE_URL: 'https://acme.zendesk.com/api/v2\n',
    SUNSHINE_APP_ID: 'app-1',
    SUNSHINE_KEY_ID: 'act_1',
    SUNSHINE_KEY_SECRET: 'secret-1',
    SUNSHINE_AUTH: 'jwt',
    SUNSHINE_JWT_SCOPE: 'app',
    CALLER_AUTH: 'none',
  });

  await expect(running.ready).rejects.toThrow('it ended before it listened');
  expect(await running.ended).toEqual({
    code: 1,
    stdout: '',
    stderr: [
      'SUNSHINE_JWT_SCOPE: must be account or unset with a key whose id begins with act_',
      'SUNSHINE_BASE_URL: must be https://acme.zendesk.com/sc for this account',
      '',
    ].join('\n'),
  });
});

test.each([
  ['main.js', 'PORT'],
  ['main.js', 'SANDBOX_PORT'],
  ['sandbox/main.js', 'SANDBOX_PORT'],
] as const)('%s ends with one line when the port in %s is taken', async (program, setting) => {
  const port = await listening(createServer());

  running = startBuilt(program, { PORT: '0', [setting]: String(port) });

  await expect(running.ready).rejects.toThrow('it ended before it listened');
  expect(await running.ended).toEqual({
    code: 1,
    stdout: '',
    stderr: `cannot start: listen EADDRINUSE: address already in use 127.0.0.1:${port}\n`,
  });
});

test('the sandbox runs alone, says where, and answers', async () => {
  const line = await start('sandbox/main.js', {});
  const { url, sandboxUrl, appId, keyId, keySecret } = line;

  expect(line).toMatchObject({
    msg: 'listening',
    mode: 'sandbox-only',
    appId: SAMPLE.appId,
    keyId: SAMPLE.keyId,
    keySecret: SAMPLE.keySecret,
  });
  expect(url).toMatch(LOOPBACK);
  expect(sandboxUrl).toBe(url);
  const key = Buffer.from(`${String(keyId)}:${String(keySecret)}`).toString('base64');
  const response = await fetch(
    `${String(url)}/v2/apps/${String(appId)}/users/${SAMPLE.users.ada.id}`,
    { headers: { authorization: `Basic ${key}` } },
  );
  expect(await response.json()).toMatchObject({
    user: { externalId: SAMPLE.users.ada.externalId },
  });

  running.kill('SIGTERM');
  expect(await running.ended).toMatchObject({ code: 0, stderr: '' });
});
