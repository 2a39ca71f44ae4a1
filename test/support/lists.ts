/** The lists of the graph, all read in the same way. */
import { encodeCursor } from '../../src/kernel/cursor.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { restCaller } from '../sandbox/rest-caller.js';
import type { Graph, GraphAnswer } from './graph.js';

/** The paging arguments of every list. */
export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** A page of any list, with every field of its types; of the records, their own ids. */
export interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: ListedRecord }[];
  readonly nodes: readonly ListedRecord[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

interface ListedRecord {
  readonly recordId: string;
}

/** A field that is a list, and the REST operation behind it. */
export interface List {
  readonly name: string;
  readonly type: 'Conversation' | 'Participant';
  readonly operation: string;
  /** The field's path in an answer. */
  readonly path: readonly string[];
  readonly query: string;
  /** Who has the list, in the sample data: one with many records, and one with none. */
  readonly full: string;
  readonly empty: string;
  /** The REST path of a list. */
  readonly restPath: (owner: string) => string;
}

const VARIABLES = '($id: ID!, $first: Int, $after: String, $last: Int, $before: String)';
const PAGE_ARGUMENTS = 'first: $first, after: $after, last: $last, before: $before';
const { users, conversations } = SAMPLE;

const conversationsOfUser = {
  type: 'Conversation',
  operation: 'listConversations',
  full: users.bruno.id,
  empty: users.chloe.id,
  restPath: (userId: string) => `/conversations?filter[userId]=${userId}`,
} as const;

/** Every list of the graph. */
export const LISTS: readonly List[] = [
  {
    ...conversationsOfUser,
    name: 'conversations',
    path: ['list'],
    query: `query ${VARIABLES} {
      list: conversations(filter: { userId: $id }, ${PAGE_ARGUMENTS}) ${page('conversationId')}
    }`,
  },
  {
    ...conversationsOfUser,
    name: 'EndUser.conversations',
    path: ['owner', 'list'],
    query: `query ${VARIABLES} { owner: user(by: { userId: $id }) {
      userId list: conversations(${PAGE_ARGUMENTS}) ${page('conversationId')}
    } }`,
  },
  {
    name: 'Conversation.participants',
    type: 'Participant',
    operation: 'listParticipants',
    path: ['owner', 'list'],
    query: `query ${VARIABLES} { owner: conversation(id: $id) {
      conversationId list: participants(${PAGE_ARGUMENTS}) ${page('participantId')}
    } }`,
    full: conversations.full.id,
    empty: conversations.empty.id,
    restPath: (conversationId) => `/conversations/${conversationId}/participants?`,
  },
];

function page(recordId: string): string {
  return `{
    edges { cursor node { recordId: ${recordId} } }
    nodes { recordId: ${recordId} }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }`;
}

/** Asks for a page of a list. */
export function askForPage(
  graph: Graph,
  list: List,
  args: PageArguments,
  owner = list.full,
): Promise<GraphAnswer> {
  return graph.query(list.query, { id: owner, ...args });
}

/** A page of a list. Throws when there is none. */
export async function readPage(
  graph: Graph,
  list: List,
  args: PageArguments,
  owner = list.full,
): Promise<Page> {
  const { data, errors } = await askForPage(graph, list, args, owner);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  const { list: found, owner: parent } = data as { list?: Page; owner?: { list: Page } };
  const page = found ?? parent?.list;
  if (!page) throw new Error('there is no page');
  return page;
}

/** The ids of the records on a page. */
export function idsOn({ nodes }: Page): string[] {
  return nodes.map(({ recordId }) => recordId);
}

/** The page that a part of a whole list must be. */
export function pageOf({ type }: List, whole: readonly string[], start: number, end: number): Page {
  const nodes = whole.slice(start, end).map((recordId) => ({ recordId }));
  const edges = nodes.map((node) => ({ cursor: encodeCursor(type, node.recordId), node }));
  return {
    edges,
    nodes,
    pageInfo: {
      // An empty page has no cursor to go on from.
      hasNextPage: start < end && end < whole.length,
      hasPreviousPage: start < end && start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** The ids of a list of up to 100 records, read from the sandbox itself; the request log starts anew. */
export async function wholeList(graph: Graph, list: List, owner = list.full): Promise<string[]> {
  const path = `${list.restPath(owner)}&page[size]=100`;
  const { body } = await restCaller(graph.sandbox)('GET', path);
  graph.sandbox.requests.clear();
  return (body.conversations ?? body.participants ?? []).map(({ id }) => id);
}
