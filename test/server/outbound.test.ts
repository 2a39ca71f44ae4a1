import { Socket } from 'node:net';

import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import { APPLE, changesOf, mutation, type MutationName } from '../support/mutations.js';
import { serviceOn } from '../support/upstreams.js';

const { crew } = SAMPLE.conversations;
const { ada } = SAMPLE.users;
const ELSEWHERE = 'http://127.0.0.2:9/elsewhere';
const READ = `query ($id: ID!) { conversation(id: $id) { iconUrl } }`;

let behind: Graph;
let graph: Graph;
let connected: jest.SpiedFunction<Socket['connect']>;

beforeEach(async () => {
  behind = await startGraph();
  graph = await startGraph(serviceOn(behind.sandbox));
  connected = jest.spyOn(Socket.prototype, 'connect');
});
afterEach(() => connected.mockRestore());

/** The hosts and ports that anybody in this process connected to. */
function hosts(): string[] {
  const options = connected.mock.calls.flat(2) as readonly unknown[];
  return options.filter(hasPort).map(({ host, port }) => `${host}:${String(port)}`);
}

function hasPort(option: unknown): option is { host: string; port: unknown } {
  return typeof option === 'object' && option !== null && 'port' in option;
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
  await run();

  const server = new URL(graph.url).host;
  const upstream = new URL(behind.sandbox.url).host;
  expect(hosts()).toContain(server);
  // The emulator sends its events to the server that it belongs to.
  const receiver = new URL(behind.url).host;
  expect([server, upstream, receiver]).toEqual(expect.arrayContaining(hosts()));
});
