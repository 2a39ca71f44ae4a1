/**
 * The stub of the REST API, a process of its own. `POST /stub?latency=20` makes it wait that many milliseconds before
 * each answer and forget its counts; `GET /stub` gives the calls since then, by operation.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

import { MADE_UP } from './caller.js';
import { conversationAnswer, conversationsAnswer, participantsAnswer } from './records.js';

const CONVERSATIONS =
  /^\/v2\/apps\/bench\/conversations(?:\/([0-9a-f]{24})(\/participants)?)?(\?.*)?$/;

const REFUSAL = Buffer.from('{"errors":[{"code":"unauthorized","title":"Unauthorized"}]}');

/** Made once for each address, so that the stub costs the same however large its answers are. */
const answers = new Map<string, Buffer>();
let calls: Record<string, number> = {};
let latency = 0;

const server = createServer((request, response) => {
  void respond(request, response);
});
server.keepAliveTimeout = 60_000;
server.listen(Number(process.env['PORT']), '127.0.0.1');
process.on('disconnect', () => process.exit());

async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { url = '/', method = 'GET' } = request;
  if (url.startsWith('/stub')) {
    if (method === 'POST') {
      latency = Number(new URL(url, 'http://stub').searchParams.get('latency'));
      calls = {};
    }
    send(response, 200, Buffer.from(JSON.stringify(calls)));
    return;
  }
  const [found, id, participants] = CONVERSATIONS.exec(url) ?? [];
  if (found === undefined || request.headers.authorization === undefined) {
    send(response, 404, Buffer.from('{"errors":[{"code":"not_found","title":"Not found"}]}'));
    return;
  }
  if (request.headers.authorization.startsWith(MADE_UP)) {
    setTimeout(send, latency, response, 401, REFUSAL);
    return;
  }
  const operation = operationOf(method, id, participants);
  calls[operation] = (calls[operation] ?? 0) + 1;
  const answer =
    id !== undefined && method === 'PATCH'
      ? Buffer.from(conversationAnswer(id, JSON.parse(await text(request)) as object))
      : recall(url, () => answerOf(url, id, participants));
  if (latency === 0) send(response, 200, answer);
  else setTimeout(send, latency, response, 200, answer);
}

function operationOf(method: string, id?: string, participants?: string): string {
  if (method === 'PATCH') return 'updateConversation';
  if (participants !== undefined) return 'listParticipants';
  return id === undefined ? 'listConversations' : 'getConversation';
}

function answerOf(url: string, id?: string, participants?: string): string {
  if (id !== undefined) return participants ? participantsAnswer(id) : conversationAnswer(id);
  const { searchParams } = new URL(url, 'http://stub');
  const size = Number(searchParams.get('page[size]') ?? 25);
  return conversationsAnswer(searchParams.get('filter[userId]') ?? '', size);
}

function recall(url: string, make: () => string): Buffer {
  let answer = answers.get(url);
  if (answer === undefined) answers.set(url, (answer = Buffer.from(make())));
  return answer;
}

function send(response: ServerResponse, status: number, body: Buffer): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'private, no-cache, no-store, must-revalidate',
  });
  response.end(body);
}
