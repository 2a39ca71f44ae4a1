import { HeaderMap, type ApolloServer, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { LoggedContext } from '../../graphql/plugins/operation-log.js';
import { StreamStart } from '../../graphql/stream-start.js';
import { parseExactJson } from '../../upstream/exact-json.js';
import { UnreadableRequestError } from '../graphql-body.js';
import { graphqlRequest } from '../graphql-handler.js';
import type { OperationContexts } from '../operation-context.js';
import { reject, STOPPING } from '../rejections.js';
import type { HttpTransport } from './asked-transport.js';
import { FORMATS } from './formats.js';
import { HttpStream } from './http-stream.js';
import type { OpenStreams, Place } from './open-streams.js';
import { Running, type RunningRules } from './running.js';

/** What streams over HTTP need of the server. */
export interface StreamServer {
  readonly apollo: ApolloServer<LoggedContext>;
  readonly contexts: OperationContexts;
  readonly streams: OpenStreams;
  readonly rules: RunningRules;
  /** Milliseconds between heartbeats. */
  readonly keepalive: number;
  /** Ends the span of the request. */
  readonly endSpan: () => void;
}

/** The parameters of an address that hold JSON. */
const JSON_PARAMETERS: ReadonlySet<string> = new Set(['variables', 'extensions']);
const PARAMETERS = ['query', 'operationName', 'variables', 'extensions', 'documentId'];

/** Answers a request that asks for a stream. */
export async function answerWithStream(
  server: StreamServer,
  transport: HttpTransport,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { apollo, contexts, streams, rules } = server;
  if (streams.isStopping) return reject(request, reply, STOPPING);
  const format = FORMATS[transport];
  const out = new HttpStream(reply.raw, format);
  let place: Place | undefined;
  const stream = new StreamStart(transport, request.method === 'GET', (identity) => {
    place = streams.open(transport, out);
    place.countFor(identity);
  });
  try {
    const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: requestFor(transport, request),
      context: () => contexts.ofRequest(request, reply, stream),
    });
    if (reply.sent) return await reply;
    if (stream.started) {
      begin(reply, format.contentType, server.endSpan);
      const running = new Running(stream, request.log, rules);
      await out.run(running, server.keepalive, stream.sender?.authentication.expiresAt);
      return await reply;
    }
    const answer = body.kind === 'complete' ? body.string : '';
    // The protocol of graphql-sse has errors of operations sent as results: browsers show no status to their scripts.
    const isResult = transport === 'sse' && stream.isInPipeline && !isRefusal(status);
    if (!isResult) {
      for (const [name, value] of headers) reply.header(name, value);
      return await reply.code(status ?? 200).send(answer);
    }
    return await reply
      .type(format.contentType)
      .send(format.start + format.result(answer.trimEnd()) + format.complete);
  } finally {
    place?.free(stream.started ? out.reason : 'refused');
  }
}

/** Whether a status says that the request is to be sent in another way, or later. */
function isRefusal(status = 200): boolean {
  return status === 405 || status === 429;
}

/** Sends the head of the answer. Other requests have to be sent on other connections. */
function begin(reply: FastifyReply, contentType: string, endSpan: () => void): void {
  const { raw } = reply.hijack();
  endSpan();
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) raw.setHeader(name, value);
  raw.shouldKeepAlive = false;
  raw.writeHead(200, {
    'content-type': contentType,
    // Proxies such as nginx would collect what comes.
    'x-accel-buffering': 'no',
  });
}

/**
 * The request as Apollo Server takes it. A GET becomes a POST, because Apollo Server takes no subscriptions by GET, and
 * asks for a header against CSRF: nothing is changed by a subscription, and no cookie counts.
 */
function requestFor(transport: HttpTransport, request: FastifyRequest): HTTPGraphQLRequest {
  const given = graphqlRequest(request);
  const headers = new HeaderMap(given.headers);
  // The status that says what became of the operation; in multipart, clients get errors as plain answers.
  headers.set(
    'accept',
    transport === 'sse' ? 'application/graphql-response+json' : 'application/json',
  );
  if (request.method !== 'GET') return { ...given, headers };
  headers.set('content-type', 'application/json');
  return { method: 'POST', headers, search: '', body: bodyOf(given.search) };
}

function bodyOf(search: string): Readonly<Record<string, unknown>> {
  const parameters = new URLSearchParams(search);
  const entries = PARAMETERS.flatMap((name) => {
    const [text, ...more] = parameters.getAll(name);
    if (more.length > 0)
      throw new UnreadableRequestError(400, `the parameter \`${name}\` may be sent only once`);
    if (text === undefined) return [];
    return [[name, JSON_PARAMETERS.has(name) ? readJson(name, text) : text] as const];
  });
  return Object.fromEntries(entries);
}

function readJson(name: string, text: string): unknown {
  try {
    return parseExactJson(text);
  } catch {
    throw new UnreadableRequestError(
      400,
      `the parameter \`${name}\` has to be JSON that is not nested too deeply`,
    );
  }
}
