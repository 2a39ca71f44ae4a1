import dns from 'node:dns';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer, type Server } from 'node:net';

import { afterEach, expect, jest, test } from '@jest/globals';

import { problemOf } from '../../src/upstream/transports/connection-problem.js';
import { TransportError, type AttemptTimeouts } from '../../src/upstream/transports/transport.js';
import { openTransport } from '../support/http-client.js';
import { close, listening } from '../support/listening.js';
import { SELF_SIGNED } from '../support/self-signed.js';

afterEach(() => {
  jest.restoreAllMocks();
});

/** The failure of one attempt at a URL, as what it keeps of its cause. */
async function failureAt(
  url: string,
  timeouts: Partial<AttemptTimeouts> = {},
): Promise<readonly string[]> {
  const error: unknown = await openTransport(1_000, timeouts)
    .send({
      method: 'GET',
      url,
      headers: { authorization: 'Basic secret-marker' },
      body: undefined,
      signal: new AbortController().signal,
    })
    .then(
      ({ status }) => new Error(`the attempt was expected to fail, and got ${status}`),
      (reason: unknown) => reason,
    );
  if (!(error instanceof TransportError)) throw error;
  expect(error.cause).toBeUndefined();
  return [error.failure, error.problem];
}

/** The failure of an attempt at a server that behaves in this way. */
async function failureOn(
  server: Server,
  scheme: 'http' | 'https' = 'http',
  timeouts: Partial<AttemptTimeouts> = {},
): Promise<readonly string[]> {
  return failureAt(`${scheme}://127.0.0.1:${await listening(server)}/v2`, timeouts);
}

/** A server that sends this to every connection as soon as something arrives on it. */
function saying(text: string): Server {
  return createServer((socket) => {
    socket.on('error', () => undefined).once('data', () => socket.end(text));
  });
}

const silent: RequestListener = () => undefined;
const trickling: RequestListener = (_, response) => {
  const timer = setInterval(() => response.write(' '), 50);
  response.once('close', () => clearInterval(timer));
};

test.each<[string, () => Promise<readonly string[]>, string, string]>([
  [
    'a name that is not known',
    () => failureAt('http://nowhere.invalid/v2'),
    'unreachable',
    'name-lookup',
  ],
  [
    'a port where nothing listens',
    async () => {
      const server = createServer();
      const port = await listening(server);
      await close(server);
      return failureAt(`http://127.0.0.1:${port}/v2`);
    },
    'unreachable',
    'refused',
  ],
  [
    'a certificate that is not trusted',
    () => failureOn(createHttpsServer(SELF_SIGNED, silent), 'https'),
    'unreachable',
    'certificate',
  ],
  [
    'https where plain HTTP is spoken',
    () => failureOn(saying('HTTP/1.1 400 Bad Request\r\n\r\n'), 'https'),
    'unreachable',
    'tls',
  ],
  [
    'a connection that is closed without an answer',
    () => failureOn(createServer((socket) => socket.once('data', () => socket.destroy()))),
    'unreachable',
    'connection-lost',
  ],
  [
    'an answer that is not HTTP',
    () => failureOn(saying('220 mail.example ESMTP\r\n')),
    'unreachable',
    'not-http',
  ],
  [
    'a name lookup that takes too long',
    () => {
      jest.spyOn(dns, 'lookup').mockImplementation(() => undefined);
      return failureAt('http://slow.invalid/v2', { lookup: 200, connect: 200 });
    },
    'timeout',
    'lookup-timeout',
  ],
  [
    'a TLS handshake that takes too long',
    () =>
      failureOn(
        createServer(() => undefined),
        'https',
        { connect: 200, secureConnect: 200 },
      ),
    'timeout',
    'tls-timeout',
  ],
  [
    'an answer that does not begin',
    () => failureOn(createHttpServer(silent), 'http', { response: 200 }),
    'timeout',
    'response-timeout',
  ],
  [
    'an answer that does not end',
    () => failureOn(createHttpServer(trickling), 'http', { request: 400 }),
    'timeout',
    'attempt-timeout',
  ],
])('%s is told as what it is, without its cause', async (_, attempt, failure, problem) => {
  expect(await attempt()).toEqual([failure, problem]);
});

test.each([
  ['ENOTFOUND', 'name-lookup'],
  ['EAI_AGAIN', 'name-lookup'],
  ['ECONNREFUSED', 'refused'],
  ['EHOSTUNREACH', 'no-route'],
  ['ENETUNREACH', 'no-route'],
  ['EPERM', 'no-route'],
  ['CERT_HAS_EXPIRED', 'certificate'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tls'],
  ['EPROTO', 'tls'],
  ['ETIMEDOUT', 'connect-timeout'],
  ['ECONNRESET', 'connection-lost'],
  ['EPIPE', 'connection-lost'],
  ['UND_ERR_SOCKET', 'connection-lost'],
  ['HPE_INVALID_CONSTANT', 'not-http'],
  ['EMFILE', 'too-many-files'],
  ['ERR_SOMETHING_ELSE', 'other'],
])('an error with the code %s is %s', (code, problem) => {
  expect(problemOf(Object.assign(new Error('secret-marker'), { code }))).toBe(problem);
});

test('what is no error of Node.js is another problem', () => {
  expect([problemOf(new Error('x')), problemOf(undefined), problemOf('x')]).toEqual(
    Array(3).fill('other'),
  );
});
