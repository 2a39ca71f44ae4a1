/** What the servers are asked, and how hard. */
import {
  ALIASES,
  BY_ID,
  ENTITIES,
  LIST,
  UPDATE,
  WITH_PARTICIPANTS,
  type Dialect,
  type Question,
} from './documents.js';
import type { LoadRequest } from './load.js';
import { conversationId, userId, USUAL_PARTICIPANTS } from './records.js';

/** One question, asked again and again. */
export interface Workload {
  readonly name: string;
  readonly title: string;
  readonly question: Question;
  /** What `$id` is the nth time. */
  readonly variable: (n: number) => unknown;
  /** How many different requests there are; more than connections, so that no two at once are the same. */
  readonly variety: number;
  /** The fewest calls to upstream that an answer takes. */
  readonly calls: number;
  /** How many records an answer has. */
  readonly conversations: number;
  readonly participants: number;
  readonly connections: number;
  /** Milliseconds that upstream takes to answer. */
  readonly latency: number;
}

const ENTITY_COUNT = 50;
const DIFFERENT_ENTITIES = 30;

const byId: Workload = {
  name: 'by-id',
  title: 'one conversation by id',
  question: BY_ID,
  variable: (n) => conversationId(n),
  variety: 1_024,
  calls: 1,
  conversations: 1,
  participants: 0,
  connections: 16,
  latency: 0,
};
const nested: Workload = {
  ...byId,
  name: 'nested',
  title: 'one conversation by id, with its participants',
  question: WITH_PARTICIPANTS,
  calls: 2,
  participants: USUAL_PARTICIPANTS,
};
const list: Workload = {
  ...byId,
  name: 'list',
  title: "a user's 25 conversations, each with its participants",
  question: LIST,
  variable: (n) => userId(n),
  variety: 128,
  calls: 26,
  conversations: 25,
  participants: 25 * USUAL_PARTICIPANTS,
};
const hot: Workload = {
  ...byId,
  name: 'hot',
  title: 'all clients ask for the same conversation',
  variable: () => conversationId(0),
  variety: 1,
  connections: 64,
};

export const WORKLOADS: readonly Workload[] = [
  byId,
  nested,
  list,
  {
    ...byId,
    name: 'aliases',
    title: 'the same conversation under 10 aliases',
    question: ALIASES,
    conversations: 10,
  },
  hot,
  { ...byId, name: 'mutation', title: 'a conversation renamed', question: UPDATE },
  {
    ...byId,
    name: 'entities',
    title: `${ENTITY_COUNT} representations of ${DIFFERENT_ENTITIES} conversations`,
    question: ENTITIES,
    variable: representations,
    variety: 128,
    calls: DIFFERENT_ENTITIES,
    conversations: ENTITY_COUNT,
  },
  { ...nested, name: 'nested-20ms', latency: 20, connections: 1 },
  { ...hot, name: 'hot-20ms', latency: 20 },
  { ...list, name: 'list-20ms', latency: 20, connections: 64 },
];

/** One of the workloads. */
export function workloadNamed(name: string): Workload {
  const workload = WORKLOADS.find((one) => one.name === name);
  if (workload === undefined) throw new Error(`there is no workload ${name}`);
  return workload;
}

/** The requests of a workload, as one kind of server understands them; undefined when it cannot be asked. */
export function requestsOf(workload: Workload, dialect: Dialect): LoadRequest[] | undefined {
  const { question, variable, variety } = workload;
  const request =
    dialect === 'no GraphQL' ? plainRequest(question) : graphqlRequest(question, dialect);
  return request && Array.from({ length: variety }, (_, n) => request(variable(n)));
}

function graphqlRequest(
  { documents }: Question,
  dialect: Exclude<Dialect, 'no GraphQL'>,
): ((id: unknown) => LoadRequest) | undefined {
  const query = documents[dialect];
  if (query === undefined) return undefined;
  return (id) => ({
    method: 'POST',
    path: '/graphql',
    body: JSON.stringify({ query, variables: { id } }),
  });
}

function plainRequest({ plain }: Question): ((id: unknown) => LoadRequest) | undefined {
  if (plain === undefined) return undefined;
  const [method, path] = plain;
  return (id) => ({
    method,
    path: `${path}?id=${String(id)}`,
    ...(method === 'PATCH' ? { body: '{"displayName":"Crew"}' } : {}),
  });
}

function representations(n: number): readonly object[] {
  return Array.from({ length: ENTITY_COUNT }, (_, index) => ({
    __typename: 'Conversation',
    conversationId: conversationId(n * DIFFERENT_ENTITIES + (index % DIFFERENT_ENTITIES)),
  }));
}
