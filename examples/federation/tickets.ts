/** A subgraph of another team: tickets that hold the ids of conversations and users, and know nothing else of them. */
import { readFileSync } from 'node:fs';

import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';

import type { RunningService } from './running-service.js';

/** The SDL of the tickets subgraph. */
export const TICKETS_SDL = readFileSync(new URL('tickets.graphql', import.meta.url), 'utf8');

interface Ticket {
  readonly id: string;
  readonly subject: string;
  readonly conversationId: string | null;
  /** The id the business gave the user. */
  readonly requesterExternalId: string | null;
}

/** The conversations and users are those the sandbox starts with, but for two that tickets may well name. */
const TICKETS: readonly Ticket[] = [
  {
    id: 'T-1',
    subject: 'One lamp arrived broken',
    conversationId: '67a24ad89d3e51c7a4000c02',
    requesterExternalId: 'crm/ada@example.com',
  },
  {
    id: 'T-2',
    subject: 'The replacement is late',
    conversationId: '67a24ad89d3e51c7a4000c02',
    requesterExternalId: 'crm/ada@example.com',
  },
  {
    id: 'T-3',
    subject: 'Swap of shifts',
    conversationId: '67a3198c9d3e51c7a4000c04',
    requesterExternalId: 'shop 7/goran & söhne',
  },
  {
    id: 'T-4',
    subject: 'The conversation was deleted since, and the user with it',
    conversationId: 'ffffffffffffffffffffffff',
    requesterExternalId: 'crm/nobody@example.com',
  },
  {
    id: 'T-5',
    subject: 'Taken over from an older system, with an id that is none here',
    conversationId: '4711',
    requesterExternalId: '..',
  },
  { id: 'T-6', subject: 'By telephone', conversationId: null, requesterExternalId: null },
];

const resolvers = {
  Query: {
    ticket: (_: unknown, { id }: Pick<Ticket, 'id'>) => findTicket(id),
    tickets: () => TICKETS,
  },
  Ticket: {
    __resolveReference: ({ id }: Pick<Ticket, 'id'>) => findTicket(id),
    conversation: ({ conversationId }: Ticket) => conversationId && { conversationId },
    requester: ({ requesterExternalId }: Ticket) =>
      requesterExternalId && { externalId: requesterExternalId },
  },
  Conversation: {
    tickets: ({ conversationId }: { readonly conversationId: string }) =>
      TICKETS.filter((ticket) => ticket.conversationId === conversationId),
  },
};

/** Starts the tickets subgraph on the loopback interface. */
export async function startTickets(): Promise<RunningService> {
  const server = new ApolloServer({
    schema: buildSubgraphSchema({ typeDefs: parse(TICKETS_SDL), resolvers }),
    plugins: [ApolloServerPluginInlineTraceDisabled()],
    stopOnTerminationSignals: false,
  });
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
  return { url, close: () => server.stop() };
}

function findTicket(id: string): Ticket | null {
  return TICKETS.find((ticket) => ticket.id === id) ?? null;
}
