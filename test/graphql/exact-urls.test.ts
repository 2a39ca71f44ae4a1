import { beforeAll, beforeEach, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import { mutation, sentBodies } from '../support/mutations.js';

const CREW = SAMPLE.conversations.crew.id;
const UPDATE = mutation('updateConversation');

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

test.each([
  ['a line break', 'https://a.example/\nicon.png'],
  ['a carriage return', 'https://a.example/icon.png\r'],
  ['a tab', 'https://a.ex\tample/icon.png'],
  ['a blank before it', ' https://a.example/icon.png'],
  ['a blank after it', 'https://a.example/icon.png '],
  ['a blank within', 'https://a.example/my icon.png'],
  ['a blank that does not break', 'https://a.example/my\u00a0icon.png'],
  ['a control character', 'https://a.example/\u0000icon.png'],
  ['a control character of Latin-1', 'https://a.example/\u0085icon.png'],
  ['half a surrogate pair', 'https://a.example/\ud83dicon.png'],
  ['a soft hyphen, which a parser drops', 'https://a.exa\u00admple/icon.png'],
  ['a byte order mark', '\ufeffhttps://a.example/icon.png'],
  ['a mark that turns the direction', 'https://a.example/\u202egnp.noci'],
  ['a backslash, which a parser takes for a slash', 'https://a.example\\icon.png'],
  ['three slashes, which a parser takes for two', 'https:///a.example/icon.png'],
  ['a line separator', 'https://a.example/\u2028icon.png'],
])('an address with %s is refused with its path, and nothing is sent', async (_, iconUrl) => {
  const { errors } = await graph.query(UPDATE, { input: { conversationId: CREW, iconUrl } });

  expect(errors).toMatchObject([
    {
      message: expect.stringMatching(/"input\.iconUrl"; URL must be/),
      extensions: { code: 'BAD_USER_INPUT' },
    },
  ]);
  expect(graph.sandbox.requests.total).toBe(0);
});

test.each([
  'https://a.example/my%20icon.png?a=b&c=%0A#d',
  'HTTPS://A.example:8443/../icon.png',
  'http://[::1]/icon.png',
  'https://bücher.example/ü/🦊.png',
  'https://a.example?x=//y',
])('what is sent of %s is what was given', async (iconUrl) => {
  const { errors } = await graph.query(UPDATE, { input: { conversationId: CREW, iconUrl } });

  expect(errors).toEqual([]);
  expect(sentBodies(graph, 'updateConversation')).toEqual([{ iconUrl }]);
});
