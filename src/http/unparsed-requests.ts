/** What Node.js cannot parse as HTTP, or would answer by itself and without a body. */
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

import type { FastifyBaseLogger, FastifyInstance } from 'fastify';

import { isDiscarding } from './odd-requests.js';
import { requestIdOf } from './request-id.js';
import { closingHeaders, errorBody, type RejectionAnswer, type Rejections } from './rejections.js';

/** How long a connection stays open for its client to read why it is closed, in milliseconds. */
const LINGER = 2_000;

const MALFORMED: RejectionAnswer = {
  status: 400,
  code: 'BAD_REQUEST',
  message: 'the request is not valid HTTP',
};

const BY_CODE: ReadonlyMap<string | undefined, RejectionAnswer> = new Map([
  [
    'HPE_HEADER_OVERFLOW',
    {
      status: 431,
      code: 'BAD_REQUEST',
      message:
        'the address and the headers are larger than 16 KiB: send long documents and variables as POST',
    },
  ],
  [
    'ERR_HTTP_REQUEST_TIMEOUT',
    { status: 408, code: 'BAD_REQUEST', message: 'the request did not arrive in time' },
  ],
]);

const EXPECTATION: RejectionAnswer = {
  status: 417,
  code: 'BAD_REQUEST',
  message: 'the header `expect` can only be 100-continue',
};

/** Answers a connection whose request Node.js cannot parse, and closes it. */
export function rejectConnection(
  { code }: NodeJS.ErrnoException,
  socket: Socket,
  rejections: Rejections,
  log: FastifyBaseLogger,
): void {
  // After an error, each further packet is reported, too.
  if (code === 'ECONNRESET' || !socket.writable) return;
  // Many clients stop sending a large body once they have the answer.
  if (isDiscarding(socket)) {
    socket.destroy();
    return;
  }
  const answer = BY_CODE.get(code) ?? MALFORMED;
  // What its headers were cannot be known.
  const requestId = requestIdOf({ headers: {} });
  rejections.note(answer, log.child({ requestId }), { parser: code });
  const body = errorBody(answer);
  const headers = Object.entries(closingHeaders(body, requestId)).map(
    ([name, value]) => `${name}: ${value}`,
  );
  const statusLine = `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ''}`;
  socket.end([statusLine, ...headers, '', body].join('\r\n'));
  // A connection that is closed with something unread is reset, and its client cannot read the answer.
  const timer = setTimeout(() => socket.destroy(), LINGER);
  socket.once('close', () => {
    clearTimeout(timer);
  });
}

/** Answers expectations that Node.js would answer without a body. */
export function rejectExpectations({ server, log }: FastifyInstance, rejections: Rejections): void {
  server.on('checkExpectation', (request, response) => {
    const requestId = requestIdOf(request);
    rejections.note(EXPECTATION, log.child({ requestId }));
    const body = errorBody(EXPECTATION);
    response.writeHead(EXPECTATION.status, closingHeaders(body, requestId)).end(body);
  });
}
