/** Sends fuzz requests over HTTP, and reads what comes back, whatever it is. */
import { Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';

import type { FuzzRequest } from './requests.js';

/** What a request was answered. */
export interface FuzzAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

/** Longer than any operation may take, in milliseconds. */
const PATIENCE = 15_000;

/** Sends requests to one server. */
export class FuzzClient {
  readonly #url: URL;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(url: string) {
    this.#url = new URL(url);
  }

  /** @throws when there is no whole answer. */
  send(request: FuzzRequest): Promise<FuzzAnswer> {
    return request.raw === undefined ? this.#send(request) : this.#sendRaw(request.raw);
  }

  close(): void {
    this.#agent.destroy();
  }

  #send({ method, path, headers, body }: FuzzRequest): Promise<FuzzAnswer> {
    const { hostname: host, port } = this.#url;
    return new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': body.length };
      const options = {
        host,
        port,
        method,
        path,
        agent: this.#agent,
        headers: { ...headers, ...length },
        timeout: PATIENCE,
      };
      const sending = httpRequest(options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            contentType: response.headers['content-type'] ?? '',
            text: Buffer.concat(chunks).toString(),
          }),
        );
      });
      sending.on('error', reject);
      sending.on('timeout', () => sending.destroy(new Error('no answer in time')));
      sending.end(body);
    });
  }

  #sendRaw(raw: string): Promise<FuzzAnswer> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(this.#url.port), this.#url.hostname);
      let received = '';
      socket.setTimeout(PATIENCE, () => socket.destroy(new Error('no answer in time')));
      socket.on('error', reject);
      socket.on('data', (chunk) => {
        received += chunk.toString();
        // A connection that was answered may stay open for the next request.
        const answer = parseAnswer(received);
        if (!answer) return;
        resolve(answer);
        socket.destroy();
      });
      socket.on('close', () =>
        reject(new Error(`the connection was closed after ${JSON.stringify(received)}`)),
      );
      socket.write(raw, 'latin1');
    });
  }
}

/** An answer, once it is whole. */
function parseAnswer(received: string): FuzzAnswer | undefined {
  const [head = '', text] = received.split(/\r\n\r\n/, 2);
  const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? Number.NaN);
  if (text === undefined || Buffer.byteLength(text) !== length) return undefined;
  return {
    status: Number(head.slice(9, 12)),
    contentType: /^content-type: *(.*)$/im.exec(head)?.[1] ?? '',
    text,
  };
}
