/** What is tried against the server. Each attack is bounded, and ends by itself. */
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from 'node:net';

import { buildSchema } from '../../src/graphql/schema.js';
import { FuzzClient } from '../fuzz/client.js';
import { Requests } from '../fuzz/requests.js';
import type { Attacker } from './client.js';
import { bearer, TOKENS, type Target } from './target.js';
import { EVERYWHERE, recordId } from './upstream.js';

/** One attack. */
export interface Attack {
  readonly name: string;
  /** The settings of the server beside those of every attack. */
  readonly settings: Readonly<Record<string, string>>;
  run(attacker: Attacker, target: Target): Promise<void>;
}

const ID = recordId(7);
const MEGABYTE = 1_024 * 1_024;
const END_USER = { scope: 'user', user_id: EVERYWHERE };
const PROGRAM = { scope: 'conversations:read conversations:write users:read' };

/** Sends one document again and again, as a caller with these claims; without claims nobody is authenticated. */
function sending(
  name: string,
  claims: Readonly<Record<string, string>> | undefined,
  body: object,
  { count = 20, concurrency = 10, settings = {} }: Partial<Sending> = {},
): Attack {
  const bytes = Buffer.from(JSON.stringify(body));
  return {
    name,
    settings: { ...TOKENS, ...settings },
    async run(attacker) {
      const headers: Record<string, string> = {};
      if (claims) headers['authorization'] = await bearer(claims);
      await attacker.flood(count, concurrency, () => attacker.post(bytes, headers));
    },
  };
}

interface Sending {
  readonly count: number;
  readonly concurrency: number;
  readonly settings: Readonly<Record<string, string>>;
}

function nested(levels: number, aliases: number): string {
  const below =
    levels === 1 ? '' : `conversation { id displayName ${nested(levels - 1, aliases)} }`;
  return repeated(aliases, () => `participants { nodes { userId unreadCount ${below} } }`);
}

function repeated(count: number, field: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => `a${index}: ${field(index)}`).join(' ');
}

const ALL: readonly Attack[] = [
  sending('participants of participants, five levels', END_USER, {
    query: `{ conversation(id: "${ID}") { ${nested(5, 1)} } }`,
  }),
  sending('the same under aliases, four levels', END_USER, {
    query: `{ conversation(id: "${ID}") { ${nested(4, 2)} } }`,
  }),
  sending(
    'answers of nearly as many fields as they may have',
    END_USER,
    { query: `{ conversation(id: "${ID}") { ${nested(4, 1)} } }` },
    { count: 400, concurrency: 128 },
  ),
  sending('conversations of users of conversations', PROGRAM, {
    query: `{ user(by: { userId: "${ID}" }) { conversations(first: 100) { nodes { metadata participants { nodes {
      user { metadata conversations(first: 100) { nodes { metadata } } } } } } } } }`,
  }),
  sending(
    'the metadata of 100 conversations, under 25 aliases',
    PROGRAM,
    {
      query: `{ conversations(filter: { userId: "${ID}" }, first: 100) { nodes { ${repeated(25, () => 'metadata')} } } }`,
    },
    { count: 60, concurrency: 20 },
  ),
  sending(
    'the types of the types of the schema',
    END_USER,
    {
      query: `{ __schema { types { ${repeated(20, () => 'fields { name description args { name description } type { name description kind ofType { name } } }')} } } }`,
    },
    { settings: { INTROSPECTION: 'on' } },
  ),
  sending('one megabyte of ids, under 30 aliases', PROGRAM, {
    query: `query ($ids: [ID!]!) { ${repeated(30, () => 'nodes(ids: $ids) { id }')} }`,
    variables: { ids: Array.from({ length: 36_000 }, () => recordId(9)) },
  }),
  sending('one megabyte of metadata, under 30 aliases', PROGRAM, {
    query: `mutation ($input: UpdateConversationInput!) { ${repeated(30, () => 'updateConversation(input: $input) { userErrors { code } }')} }`,
    variables: { input: { conversationId: ID, metadata: { text: 'x'.repeat(MEGABYTE - 1_000) } } },
  }),
  sending('one megabyte of a name, under 30 aliases', PROGRAM, {
    query: `mutation ($input: UpdateConversationInput!) { ${repeated(30, () => 'updateConversation(input: $input) { userErrors { code } }')} }`,
    variables: { input: { conversationId: ID, displayName: '\u{1F600}'.repeat(250_000) } },
  }),
  sending('a key of one megabyte, under 30 aliases', PROGRAM, {
    query: `query ($f: ConversationFilter!) { ${repeated(30, () => `conversations(filter: $f) { nodes { id } }`)} }`,
    variables: { f: { ['k'.repeat(MEGABYTE - 1_000)]: 1 } },
  }),
  sending('suggestions in an argument, by nobody', undefined, {
    query: `{ conversation(id: "${' Did you mean'.repeat(40_000)}") { nam } }`,
  }),
  sending('suggestions in a variable, by nobody', undefined, {
    query: 'query ($id: Int!) { conversation(id: $id) { id } }',
    variables: { id: ' Did you mean "'.repeat(36_000) },
  }),
  sending('a document of one megabyte, by nobody', undefined, {
    query: `{ a${'a'.repeat(MEGABYTE - 200)} }`,
  }),
  {
    name: '3,000 documents of 60 kB, by nobody and by a caller',
    settings: TOKENS,
    async run(attacker) {
      const authorization = await bearer(PROGRAM);
      const blank = ' '.repeat(60_000);
      await attacker.flood(3_000, 20, (index) => {
        const query = `{ a${index}: conversation(id: "${ID}") { id } }${blank}`;
        return attacker.post(JSON.stringify({ query }), index % 2 === 0 ? { authorization } : {});
      });
    },
  },
  {
    name: '300 made-up credentials at once',
    settings: {},
    async run(attacker) {
      const query = `{ conversations(filter: { userId: "${ID}" }, first: 50) { nodes { participants { nodes { userId } } } } }`;
      const body = JSON.stringify({ query });
      await attacker.flood(1_200, 300, (index) => {
        const text = Buffer.from(`app_${index}:secret`).toString('base64');
        return attacker.post(body, { authorization: `Basic ${text}` });
      });
    },
  },
  {
    name: '2,000 connections that say nothing, and 500 whose bodies trickle',
    settings: TOKENS,
    async run(attacker, { port }) {
      const silent = Array.from({ length: 2_000 }, () => connect(port, '127.0.0.1'));
      const trickling = Array.from({ length: 500 }, () => {
        const socket = connect(port, '127.0.0.1');
        socket.write(
          'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n',
        );
        return socket;
      });
      const sockets = [...silent, ...trickling];
      let closed = 0;
      for (const socket of sockets)
        socket.on('error', () => undefined).on('close', () => (closed += 1));
      for (let second = 0; second < 45; second += 1) {
        for (const socket of trickling) if (socket.writable) socket.write('{');
        await pause(1_000);
      }
      attacker.answers[`${trickling.filter((socket) => socket.destroyed).length} of 500 ended`] = 1;
      for (const socket of sockets) socket.destroy();
    },
  },
  {
    name: '50 clients that read nothing of large answers',
    settings: TOKENS,
    async run(attacker, { port }) {
      const authorization = await bearer(PROGRAM);
      const query = `{ conversations(filter: { userId: "${ID}" }, first: 100) { nodes { metadata participants { nodes { userId } } } } }`;
      const body = JSON.stringify({ query });
      const sockets = Array.from({ length: 50 }, () => connect(port, '127.0.0.1').pause());
      for (const socket of sockets) {
        socket.on('error', () => undefined);
        for (let times = 0; times < 10; times += 1)
          socket.write(
            `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nauthorization: ${authorization}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
          );
      }
      await pause(20_000);
      attacker.answers['500 requests written'] = 1;
      for (const socket of sockets) socket.destroy();
    },
  },
  {
    name: '2,000 random documents within the limits',
    settings: TOKENS,
    async run(attacker, { url }) {
      const authorization = await bearer(PROGRAM);
      const requests = new Requests(buildSchema({ subgraph: false }), 13);
      const client = new FuzzClient(url);
      await attacker.flood(2_000, 24, async (index) => {
        const request = requests.make(index, authorization);
        const answer = await client
          .send({ ...request, headers: { ...request.headers, authorization } })
          .catch(() => ({ status: 'no answer' }));
        attacker.answers[answer.status] = (attacker.answers[answer.status] ?? 0) + 1;
      });
      client.close();
    },
  },
];

/** All attacks, or those whose name includes a text. */
export function attacksLike(text: string): readonly Attack[] {
  return ALL.filter(({ name }) => name.includes(text));
}
