import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';

import { SAMPLE, type Sandbox } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import { until } from '../support/until.js';
import { startSandbox } from '../support/sandbox.js';

const { crew } = SAMPLE.conversations;
const READ = `query ($id: ID!) { conversation(id: $id) { displayName } }`;
const CREW = { conversation: { displayName: 'Crew' } };

let sandbox: Sandbox;
let graph: Graph;

beforeAll(async () => {
  sandbox = await startSandbox();
  // Passthrough, so that callers with different credentials meet in one process.
  graph = await startGraph({ SUNSHINE_BASE_URL: sandbox.url, SUNSHINE_APP_ID: sandbox.appId });
});

beforeEach(() => sandbox.reset());

function basic(): string {
  return `Basic ${Buffer.from(`${sandbox.keyId}:${sandbox.keySecret}`).toString('base64')}`;
}

async function bearer(): Promise<string> {
  const token = await new SignJWT({ scope: 'app' })
    .setProtectedHeader({ alg: 'HS256', kid: sandbox.keyId })
    .sign(new TextEncoder().encode(sandbox.keySecret));
  return `Bearer ${token}`;
}

/** Holds reads of a conversation until the gate is cleared. */
function holdReads(): void {
  sandbox.faults.add({ kind: 'gate', operation: 'getConversation', count: 1_000 });
}

function coalesced(): number {
  return graph.server.upstream.http.coalesced;
}

function read(authorization: string, signal?: AbortSignal): Promise<Response> {
  return fetch(graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify({ query: READ, variables: { id: crew.id } }),
    ...(signal && { signal }),
  });
}

async function dataOf(answer: Promise<Response>): Promise<unknown> {
  return ((await (await answer).json()) as { data: unknown }).data;
}

describe('reads of the same thing, under way at the same time', () => {
  test('share one call when they come with the same credential', async () => {
    holdReads();
    const before = coalesced();
    const answers = Array.from({ length: 20 }, () => read(basic()));
    await until(() => coalesced() === before + 19);
    sandbox.faults.clear();
    expect(await Promise.all(answers.map(dataOf))).toEqual(Array(20).fill(CREW));
    expect(sandbox.requests.counts()).toEqual({ getConversation: 1 });
  });

  test('share nothing when they come with different credentials', async () => {
    sandbox.faults.add({ kind: 'gate', operation: 'getConversation', count: 2 });
    const answers = [read(basic()), read(await bearer())];
    expect(await Promise.all(answers.map(dataOf))).toEqual([CREW, CREW]);
    expect(sandbox.requests.counts()).toEqual({ getConversation: 2 });
  });

  test('share nothing with a caller whose credentials are wrong', async () => {
    holdReads();
    const good = read(basic());
    await until(() => sandbox.requests.inFlight === 1);
    expect(await dataOf(read('Basic d3Jvbmc6d3Jvbmc='))).toEqual({ conversation: null });
    sandbox.faults.clear();
    expect(await dataOf(good)).toEqual(CREW);
  });

  test('go on for the others when one of them leaves', async () => {
    holdReads();
    const before = coalesced();
    const leaver = new AbortController();
    const left = read(basic(), leaver.signal).catch(() => 'left');
    await until(() => sandbox.requests.inFlight === 1);
    const stayed = read(basic());
    await until(() => coalesced() === before + 1);
    leaver.abort();
    expect(await left).toBe('left');
    sandbox.faults.clear();
    expect(await dataOf(stayed)).toEqual(CREW);
    expect(sandbox.requests.counts()).toEqual({ getConversation: 1 });
  });

  test('end when the last of them leaves, and the next one starts anew', async () => {
    holdReads();
    const leaver = new AbortController();
    const left = read(basic(), leaver.signal).catch(() => 'left');
    await until(() => sandbox.requests.inFlight === 1);
    leaver.abort();
    expect(await left).toBe('left');
    await until(() => sandbox.requests.inFlight === 0);
    sandbox.faults.clear();
    expect(await dataOf(read(basic()))).toEqual(CREW);
    expect(sandbox.requests.counts()).toEqual({ getConversation: 2 });
  });

  test('do not join one that started before a change', async () => {
    holdReads();
    const early = read(basic());
    await until(() => sandbox.requests.inFlight === 1);
    await graph.query(
      `mutation ($id: ID!) {
        updateConversation(input: { conversationId: $id, displayName: "New crew" }) {
          userErrors { message }
        }
      }`,
      { id: crew.id },
      { authorization: basic() },
    );
    const late = read(basic());
    await until(() => sandbox.requests.inFlight === 2);
    sandbox.faults.clear();
    expect(await dataOf(late)).toEqual({ conversation: { displayName: 'New crew' } });
    await early;
    expect(sandbox.requests.counts()).toMatchObject({ getConversation: 2 });
  });
});
