/**
 * The callers of the soak: a process of its own that sends a mix of operations for as long as it is told, and reports
 * what it was answered.
 */
import { randomUUID } from 'node:crypto';
import { createHistogram } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

import { SAMPLE } from '../../src/sandbox/samples/data.js';

/** What the callers saw. */
export interface LoadReport {
  readonly operations: number;
  /** How many operations met each code; `ok` is none. */
  readonly codes: Readonly<Record<string, number>>;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** The names of conversations that were made and not deleted. */
  readonly made: readonly string[];
  /** The names of conversations of which a caller cannot know what is the case. */
  readonly unknown: readonly string[];
}

interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

interface Made {
  readonly userErrors: readonly { readonly code: string }[];
  readonly conversation: { readonly conversationId: string } | null;
}

const CALLERS = 16;
/** Milliseconds between two operations of one caller. */
const THINKING = 40;

const { users, conversations } = SAMPLE;
const IDS = Object.values(conversations).map(({ id }) => id);
const READS: readonly string[] = [
  'query ById($id: ID!) { conversation(id: $id) { displayName type lastUpdatedAt } }',
  `query Nested($id: ID!) {
    conversation(id: $id) { displayName participants(first: 10) { nodes { userId unreadCount } } }
  }`,
  `query Inbox {
    conversations(filter: { userId: "${users.bruno.id}" }, first: 25) {
      nodes { displayName participants { nodes { user { externalId profile { givenName } } } } }
    }
  }`,
  `query Person { user(by: { userId: "${users.ada.id}" }) { externalId conversations(first: 5) { nodes { id } } } }`,
];

const [url = ''] = process.argv.slice(2);
const histogram = createHistogram();
const codes: Record<string, number> = {};
const made = new Set<string>();
const unknown = new Set<string>();

process.on('message', (seconds: number) => {
  void run(seconds).then((report) => process.send?.(report));
});

async function run(seconds: number): Promise<LoadReport> {
  histogram.reset();
  for (const code of Object.keys(codes)) codes[code] = 0;
  const end = Date.now() + seconds * 1_000;
  await Promise.all(
    Array.from({ length: CALLERS }, async (_, caller) => {
      for (let turn = caller; Date.now() < end; turn += 1) {
        await (turn % 10 === 9 ? changeSomething() : readSomething(turn));
        await pause(THINKING);
      }
    }),
  );
  return {
    operations: Object.values(codes).reduce((sum, count) => sum + count, 0),
    codes: Object.fromEntries(Object.entries(codes).filter(([, count]) => count > 0)),
    p50: histogram.percentile(50) / 1e6,
    p99: histogram.percentile(99) / 1e6,
    made: [...made],
    unknown: [...unknown],
  };
}

async function readSomething(turn: number): Promise<void> {
  await send(READS[turn % READS.length] ?? '', { id: IDS[turn % IDS.length] });
}

/** Makes a conversation, renames it and deletes it again, as far as each step is known to have succeeded. */
async function changeSomething(): Promise<void> {
  const name = randomUUID();
  const created = await change('createConversation', {
    type: 'SDK_GROUP',
    displayName: name,
    participants: [{ user: { userId: users.dora.id } }],
  });
  if (!created?.conversation) {
    unknown.add(name);
    return;
  }
  made.add(name);
  const { conversationId } = created.conversation;
  await change('updateConversation', { conversationId, description: 'soaked' });
  const deleted = await change('deleteConversation', { conversationId });
  made.delete(name);
  if (!deleted) unknown.add(name);
}

async function change(name: string, input: object): Promise<Made | undefined> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
  const result = name === 'deleteConversation' ? '' : 'conversation { conversationId }';
  const { data } = await send(
    `mutation ${name}($input: ${type}) { ${name}(input: $input) { ${result} userErrors { code } } }`,
    { input },
  );
  return data?.[name] as Made | undefined;
}

async function send(query: string, variables: object): Promise<Answer> {
  const start = process.hrtime.bigint();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as Answer;
  histogram.record(process.hrtime.bigint() - start);
  const code = answer.errors?.[0]?.extensions.code ?? 'ok';
  codes[code] = (codes[code] ?? 0) + 1;
  return answer;
}
