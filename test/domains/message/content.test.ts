/** Everything that upstream answers of messages comes back as it was, whatever kind it is of. */
import { beforeAll, expect, test } from '@jest/globals';

import type { Message } from '../../../src/sandbox/records.js';
import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../../support/graph.js';
import { CONTENT, listedMessages, MESSAGE } from '../../support/messages.js';

type Json = Readonly<Record<string, unknown>>;

const { id } = SAMPLE.conversations.everyContent;
const QUERY = `query ($id: ID!) { conversation(id: $id) { messages(last: 40) { nodes { ${MESSAGE} } } } }`;
const KINDS = [
  'text',
  'carousel',
  'list',
  'file',
  'image',
  'form',
  'formResponse',
  'location',
  'template',
];
const ACTIONS = ['buy', 'link', 'locationRequest', 'postback', 'reply', 'webview'];

let graph: Graph;
let listed: readonly Message[];
let nodes: readonly Json[];

beforeAll(async () => {
  graph = await startGraph();
  listed = await listedMessages(graph.sandbox, id);
  const { data, errors } = await graph.query(QUERY, { id });
  expect(errors).toEqual([]);
  nodes = (data as { conversation: { messages: { nodes: Json[] } } }).conversation.messages.nodes;
});

test('the sample data has every kind of content and of action, and content that nobody knows', () => {
  const text = JSON.stringify(listed);

  for (const kind of [...KINDS, ...ACTIONS]) expect(text).toContain(`"type":"${kind}"`);
  expect(listed.map(({ content }) => content.type)).toContain('sticker');
});

test('every message comes back equal to what upstream listed', () => {
  expect(nodes.map(ofMessage)).toEqual(listed.map(clean));
});

test('each kind has a type of its own', () => {
  const types = nodes
    .map(({ content }) => content as Json)
    .map((c) => [c['rawType'], c['__typename']]);

  expect(new Set(types.map(([raw, name]) => `${String(raw)} ${String(name)}`))).toEqual(
    new Set([
      ...KINDS.map(
        (kind) => `${kind} Conversation${kind.charAt(0).toUpperCase()}${kind.slice(1)}Content`,
      ),
      'sticker ConversationUnknownContent',
    ]),
  );
});

test('a page of the most messages may be asked for everything that they say', async () => {
  const { data, errors } = await graph.query(
    `query ($id: ID!) { conversation(id: $id) { messages(last: 100) { edges { cursor } nodes {
      id messageId received author { displayName avatarUrl user { id } } content { ${CONTENT} }
    } } } }`,
    { id: SAMPLE.conversations.longHistory.id },
  );

  expect(errors).toEqual([]);
  expect(data).toMatchObject({ conversation: { messages: { nodes: { length: 100 } } } });
});

/** A message of the graph in upstream's words, without what has no value. */
function ofMessage(node: Json): unknown {
  const { messageId, author, content, quoted, activity, isDeleted, ...others } = node;
  const { type, subtype, ...author_ } = author as Json;
  const q = quoted as Json | null;
  return clean({
    ...others,
    id: messageId,
    author: {
      ...author_,
      type: lower(type),
      subtypes: subtype === null ? null : [subtype === 'AI' ? 'AI' : lower(subtype)],
    },
    content: ofContent(content as Json),
    quotedMessage:
      q &&
      (q['message'] === null
        ? { type: 'externalMessageId', externalMessageId: q['externalMessageId'] }
        : {
            type: 'message',
            message: ofMessage({
              source: { type: 'api:conversations' },
              ...(q['message'] as Json),
            }),
          }),
    activity: activity && { type: (activity as Json)['rawType'], data: (activity as Json)['data'] },
    deleted: isDeleted,
  });
}

function ofContent(content: Json): unknown {
  const { rawType, text, raw, ...others } = content;
  if (raw !== undefined) return raw;
  const { imageAspectRatio, latitude, longitude, name, address, isSubmitted, ...same } = others;
  return {
    ...same,
    type: rawType,
    [rawType === 'formResponse' ? 'textFallback' : 'text']: text,
    items: (same['items'] as Json[] | undefined)?.map((item) => ({
      ...item,
      size: lower(item['size']),
      actions: (item['actions'] as Json[]).map(ofAction),
    })),
    actions: (same['actions'] as Json[] | undefined)?.map(ofAction),
    fields: (same['fields'] as Json[] | undefined)?.map(({ selected, type, format, ...field }) => ({
      ...field,
      type: lower(type),
      format: lower(format),
      select: selected,
    })),
    displaySettings: { imageAspectRatio: lower(imageAspectRatio) },
    submitted: isSubmitted,
    coordinates: { lat: latitude, long: longitude },
    location: { name, address },
  };
}

function ofAction({ rawType, isDefault, opensOnReceive, size, ...action }: Json): Json {
  return {
    ...action,
    type: rawType,
    size: lower(size),
    default: isDefault,
    openOnReceive: opensOnReceive,
  };
}

function lower(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

/** Without what upstream leaves out or may leave out: nulls, false, empty lists and empty objects. */
function clean(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(withoutType(value)).map(
    ([key, each]) => [key, clean(each)] as const,
  );
  return Object.fromEntries(entries.filter(([, each]) => !isNothing(each)));
}

function withoutType(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== '__typename'));
}

function isNothing(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === false ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  );
}
