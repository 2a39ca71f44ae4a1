import { AsyncLocalStorage } from 'node:async_hooks';
import { Socket } from 'node:net';

import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import { APPLE, changesOf, mutation, type MutationName } from '../support/mutations.js';
import { requestBytes, sendBytes } from '../support/raw-connection.js';
import { serviceOn } from '../support/upstreams.js';

const { crew } = SAMPLE.conversations;
const { ada } = SAMPLE.users;
const ELSEWHERE = 'http://127.0.0.2:9/elsewhere';
const READ = `query ($id: ID!) { conversation(id: $id) { iconUrl } }`;

/**
 * The work that a test has caused. Others of this process connect, too: once Node.js collects an answer that an earlier
 * test has not read to its end, its `fetch` connects to that server once more.
 */
const work = new AsyncLocalStorage<string[]>();

let behind: Graph;
let graph: Graph;
/** The hosts and ports that were connected to because of the test. */
let hosts: string[];
let connected: jest.SpiedFunction<Connect>;

type Connect = (this: Socket, ...options: readonly unknown[]) => Socket;

beforeEach(async () => {
  hosts = [];
  await work.run(hosts, async () => {
    behind = await startGraph();
    graph = await startGraph(serviceOn(behind.sandbox));
  });
  const prototype = Socket.prototype as { connect: Connect };
  const { connect } = prototype;
  connected = jest.spyOn(prototype, 'connect').mockImplementation(function (
    this: Socket,
    ...options
  ) {
    work.getStore()?.push(...options.flat(2).filter(hasPort).map(hostOf));
    return connect.apply(this, options);
  });
});
afterEach(() => connected.mockRestore());

function hasPort(option: unknown): option is { host: string; port: unknown } {
  return typeof option === 'object' && option !== null && 'port' in option;
}

function hostOf({ host, port }: { readonly host: string; readonly port: unknown }): string {
  return `${host}:${String(port)}`;
}

const INPUTS = changesOf(crew.id, ada.id);

test.each<[string, () => Promise<unknown>]>([
  [
    'an address in an input',
    () =>
      graph.query(mutation('updateConversation'), {
        input: { ...INPUTS.updateConversation, iconUrl: ELSEWHERE },
      }),
  ],
  [
    'an address in a message reference',
    () =>
      graph.query(mutation('downloadMessageRef'), {
        input: {
          ...INPUTS.downloadMessageRef,
          apple: { interactiveDataRef: { ...APPLE.interactiveDataRef, url: ELSEWHERE } },
        },
      }),
  ],
  ['an address for an id', () => graph.query(READ, { id: ELSEWHERE })],
  [
    'an address for an external id',
    () =>
      graph.query('query ($id: String!) { user(by: { userExternalId: $id }) { userId } }', {
        id: `//${ELSEWHERE}/..@127.0.0.2:9`,
      }),
  ],
  [
    'headers that name another host',
    () =>
      graph.query(
        READ,
        { id: crew.id },
        { 'x-forwarded-host': '127.0.0.2:9', forwarded: 'host=127.0.0.2:9' },
      ),
  ],
  [
    'an upstream that redirects',
    () => {
      behind.sandbox.faults.add({ kind: 'status', status: 307, location: ELSEWHERE });
      return graph.query(READ, { id: crew.id });
    },
  ],
  [
    'an upstream whose records and links name another host',
    () => {
      behind.sandbox.faults.add({
        kind: 'merge',
        value: { conversation: { iconUrl: ELSEWHERE }, links: { next: ELSEWHERE } },
      });
      return graph.query(READ, { id: crew.id });
    },
  ],
  [
    'every mutation',
    () =>
      Promise.all(
        Object.entries(INPUTS).map(([name, input]) =>
          graph.query(mutation(name as MutationName), { input }),
        ),
      ),
  ],
])('%s makes the server connect to nothing but upstream', async (_, run) => {
  await work.run(hosts, run);

  const server = new URL(graph.url).host;
  const upstream = new URL(behind.sandbox.url).host;
  expect(hosts).toContain(server);
  // The emulator sends its events to the server that it belongs to.
  const receiver = new URL(behind.url).host;
  expect([server, upstream, receiver]).toEqual(expect.arrayContaining(hosts));
});

test('connections of the server are seen, and those that others make meanwhile are not', async () => {
  const [stranger] = await Promise.all([
    sendBytes(behind.url, requestBytes('GET /healthz')),
    work.run(hosts, () => graph.query(READ, { id: crew.id })),
  ]);

  expect(stranger.status).toBe(200);
  expect(connected.mock.calls.length).toBeGreaterThan(hosts.length);
  expect(hosts).toEqual([graph.url, behind.sandbox.url].map((url) => new URL(url).host));
});
