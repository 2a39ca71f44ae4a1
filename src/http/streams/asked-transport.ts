/** Which of the streaming transports over HTTP a request asks for, by its `accept` header. */
import type { FastifyRequest } from 'fastify';

import type { Transport } from '../../graphql/stream-start.js';

/** A transport that streams over HTTP. */
export type HttpTransport = Exclude<Transport, 'ws'>;

/** The parts of a list between commas, and of a media type between semicolons, where these are not in quotes. */
const TYPES = /(?:[^,"]|"(?:[^"\\]|\\.)*"?)+/g;
const PARAMETERS = /(?:[^;"]|"(?:[^"\\]|\\.)*"?)+/g;
const PLAIN: ReadonlySet<string> = new Set([
  'application/json',
  'application/graphql-response+json',
  'application/*',
  '*/*',
]);

interface MediaType {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string | undefined>;
  readonly quality: number;
}

/** The transport that a request asks for; undefined when it asks for one answer. */
export function askedTransport({
  method,
  headers: { accept = '' },
}: Pick<FastifyRequest, 'method' | 'headers'>): HttpTransport | undefined {
  // Most requests: none of the types below is in the header.
  if (!/event-stream|multipart/i.test(accept)) return undefined;
  const types = (accept.match(TYPES) ?? []).map(readType).filter(({ quality }) => quality > 0);
  // Of types that are as good, the first that is understood. Sorting keeps the order of those.
  for (const { type, parameters } of types.sort((one, other) => other.quality - one.quality)) {
    if (PLAIN.has(type)) return undefined;
    if (type === 'text/event-stream') return 'sse';
    if (type === 'multipart/mixed' && method === 'POST' && namesSubscriptions(parameters))
      return 'multipart';
  }
  return undefined;
}

function namesSubscriptions(parameters: MediaType['parameters']): boolean {
  return (
    parameters.has('subscriptionspec') && (parameters.get('subscriptionspec') ?? '1.0') === '1.0'
  );
}

function readType(text: string): MediaType {
  const [type = '', ...rest] = text.match(PARAMETERS) ?? [];
  const parameters = new Map(
    rest.map((parameter) => {
      const [name = '', value] = parameter.split(/=(.*)/s);
      const unquoted = value?.trim().replace(/^"(.*)"$/s, '$1');
      return [name.trim().toLowerCase(), unquoted === '' ? undefined : unquoted] as const;
    }),
  );
  const quality = Number(parameters.get('q') ?? '1');
  return {
    type: type.trim().toLowerCase(),
    parameters,
    quality: Number.isNaN(quality) ? 1 : quality,
  };
}
