/** A REST API that answers every read with as much as it may: full pages, the largest metadata, the longest names. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** The REST API under attack. */
export interface FullUpstream {
  readonly url: string;
  /** How many calls are under way, at most, since it was asked last. */
  takePeak(): number;
  close(): void;
}

/** Upstream's own limits: characters of a name, bytes of metadata, participants of a conversation. */
const NAME = 'n'.repeat(100);
const METADATA = { note: 'm'.repeat(4_000) };
const PARTICIPANTS = 10;
const TIME = '2025-02-04T09:08:07.006Z';
const LATENCY = 20;

/** The id of a record with that number. */
export function recordId(number: number): string {
  return `67a0d9f0${number.toString(16).padStart(16, '0')}`;
}

/** The user that takes part in every conversation. */
export const EVERYWHERE = recordId(1);

/** Starts it. */
export async function startFullUpstream(): Promise<FullUpstream> {
  let underWay = 0;
  let peak = 0;
  const server = createServer((request, response) => {
    underWay += 1;
    peak = Math.max(peak, underWay);
    response.once('close', () => (underWay -= 1));
    void answer(request, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    takePeak() {
      const taken = peak;
      peak = underWay;
      return taken;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  request.resume();
  await pause(LATENCY);
  const body = JSON.stringify(bodyOf(new URL(request.url ?? '/', 'http://upstream')));
  response.writeHead(200, { 'content-type': 'application/json' }).end(body);
}

function bodyOf({ pathname, searchParams }: URL): object {
  const [, , , , kind, id = '', list] = pathname.split('/');
  if (list === 'participants')
    return { participants: many(PARTICIPANTS, (index) => participant(id, index)), meta: {} };
  if (kind === 'users') return { user: user(id) };
  if (id !== '') return { conversation: conversation(id) };
  const size = Number(searchParams.get('page[size]') ?? 25);
  const after = searchParams.get('page[after]');
  const first = after === null ? 1_000 : Number.parseInt(after.slice(8), 16) + 1;
  const conversations = many(size, (index) => conversation(recordId(first + index)));
  return { conversations, meta: { hasMore: true, afterCursor: recordId(first + size - 1) } };
}

function conversation(id: string): object {
  return {
    id,
    type: 'sdkGroup',
    metadata: METADATA,
    displayName: NAME,
    description: NAME,
    isDefault: false,
    lastUpdatedAt: TIME,
    createdAt: TIME,
  };
}

function participant(conversationId: string, index: number): object {
  const number = Number.parseInt(conversationId.slice(8), 16);
  return {
    id: recordId(number * 100 + index),
    userId: index === 0 ? EVERYWHERE : recordId(number * 100 + index),
    unreadCount: index,
    clientAssociations: many(10, (client) => ({ type: 'sdk', clientId: recordId(client) })),
    lastRead: TIME,
  };
}

function user(id: string): object {
  return {
    id,
    profile: { givenName: NAME, surname: NAME, email: 'a@example.com' },
    metadata: METADATA,
    identities: many(10, (index) => ({ type: 'email', value: `a${index}@example.com` })),
    signedUpAt: TIME,
    createdAt: TIME,
  };
}

function many(length: number, make: (index: number) => object): readonly object[] {
  return Array.from({ length }, (_, index) => make(index));
}
