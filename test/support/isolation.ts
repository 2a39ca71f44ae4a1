import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from './graph.js';
import { bearer, startService } from './service.js';
import { passthroughTo } from './upstreams.js';

const { users, conversations, appId, otherAppId, otherApp } = SAMPLE;

/** What is one caller's, what is another's, and what both see in part; everybody asks for all of it. */
const SERVICE_SOURCES = [
  `{ conversation(id: "${conversations.adaOrder.id}") { displayName metadata } }`,
  `{ conversation(id: "${conversations.brunoDefault.id}") { participants { nodes { userId } } } }`,
  `{ conversation(id: "${conversations.full.id}") {
    participants(first: 2) { nodes { userExternalId user { profile { givenName email } } } }
  } }`,
  `{ conversations(filter: { userId: "${users.ada.id}" }, first: 3) { nodes { id } } }`,
  `{ user(by: { userId: "${users.bruno.id}" }) { profile { givenName } } }`,
];

const PASSTHROUGH_SOURCES = [
  `{ conversation(id: "${conversations.adaOrder.id}", appId: "${appId}") { displayName } }`,
  `{ conversation(id: "${otherApp.conversations.zoeDefault.id}", appId: "${otherAppId}") {
    isDefault participants { nodes { userExternalId } }
  } }`,
];

/** How callers are told apart: by tokens, or by the credentials they send to be passed on. */
export type IsolationMode = 'service' | 'passthrough';

/** What came of many requests of several callers at once. */
export interface IsolationResult {
  readonly mode: IsolationMode;
  readonly callers: number;
  readonly requests: number;
  /** Calls to upstream that were shared by requests of the same caller. */
  readonly coalesced: number;
  /** Answers that differ from what the same caller gets when nobody else calls. */
  readonly leaks: number;
}

interface Callers {
  readonly graph: Graph;
  readonly sources: readonly string[];
  /** The headers of each. */
  readonly headers: readonly Readonly<Record<string, string>>[];
  readonly close: () => Promise<void>;
}

/**
 * Sends `requests` of several callers through one server, `concurrency` at a time, and compares every answer. Callers
 * take turns, so that all of them ask the same at about the same time.
 */
export async function hammer(
  mode: IsolationMode,
  requests: number,
  concurrency: number,
): Promise<IsolationResult> {
  const callers = await (mode === 'service' ? tokens() : passedOn());
  const { headers, sources } = callers;
  const cases = sources.flatMap((source) => headers.map((header) => ({ source, header })));
  const ask = async (turn: number): Promise<string> => {
    const { source = '', header = {} } = cases[turn % cases.length] ?? {};
    const { data, errors } = await callers.graph.query(source, {}, header);
    return JSON.stringify([data, errors.map((error) => JSON.stringify(error)).sort()]);
  };
  try {
    const expected: string[] = [];
    for (const turn of cases.keys()) expected.push(await ask(turn));
    for (const at of sources.keys()) {
      const answers = expected.slice(at * headers.length, (at + 1) * headers.length);
      if (new Set(answers).size === 1)
        throw new Error('a leak could not be told: all see the same');
    }

    let leaks = 0;
    let next = 0;
    const worker = async (): Promise<void> => {
      for (let turn = next++; turn < requests; turn = next++)
        if ((await ask(turn)) !== expected[turn % cases.length]) leaks += 1;
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
    const { coalesced } = callers.graph.server.upstream.http;
    return { mode, callers: headers.length, requests, coalesced, leaks };
  } finally {
    await callers.close();
  }
}

async function tokens(): Promise<Callers> {
  const service = await startService();
  const claims = [
    { scope: 'user', user_id: users.ada.id },
    { scope: 'user', user_id: users.bruno.id },
    { scope: 'user', external_id: users.goran.externalId },
    { scope: 'conversations:read' },
  ];
  const issued = claims.map((claim) => service.issuer.token(claim, { expiresIn: 3_600 }));
  return {
    graph: service.graph,
    sources: SERVICE_SOURCES,
    headers: (await Promise.all(issued)).map(bearer),
    close: () => service.close(),
  };
}

async function passedOn(): Promise<Callers> {
  const service = await startService();
  const { sandbox } = service;
  const graph = await startGraph({
    ...passthroughTo(sandbox),
    SUNSHINE_ALLOWED_APP_IDS: otherAppId,
  });
  return {
    graph,
    sources: PASSTHROUGH_SOURCES,
    headers: [basic(sandbox.keyId, sandbox.keySecret), basic(otherApp.keyId, otherApp.keySecret)],
    close: async () => {
      await graph.close();
      await service.close();
    },
  };
}

function basic(keyId: string, keySecret: string): { readonly authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${keyId}:${keySecret}`).toString('base64')}` };
}
