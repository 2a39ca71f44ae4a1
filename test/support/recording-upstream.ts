import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

import { close, listening } from './listening.js';

/** A request exactly as it came over the wire. */
interface ReceivedRequest {
  readonly method: string;
  /** Path and query, not decoded. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What to do with a request: answer it, close its connection, or leave it unanswered. */
export type Reaction = Answer | 'hang up' | 'hold';

export interface Answer {
  /** Default: 200. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Default: `{}`. */
  readonly body?: string;
}

/** An upstream that knows no API: it writes down what it gets and does what it was told. */
export interface RecordingUpstream {
  readonly url: string;
  /** In order of arrival. */
  readonly requests: readonly ReceivedRequest[];
  /** How many connections were opened to it. */
  readonly connections: number;
  /** Takes the next requests in this order; the last reaction is for all that follow, too. */
  react(...reactions: readonly [Reaction, ...Reaction[]]): void;
  close(): Promise<void>;
}

/** Starts a recording upstream on the loopback interface. Until told otherwise it answers 200 with `{}`. */
export async function startRecordingUpstream(): Promise<RecordingUpstream> {
  const requests: ReceivedRequest[] = [];
  let connections = 0;
  let planned: readonly Reaction[] = [{}];

  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    void text(request).then((body) => {
      requests.push({ method, url, headers, body });
      const [next = {}, ...later] = planned;
      if (later.length > 0) planned = later;
      carryOut(next, response);
    });
  });
  server.on('connection', () => (connections += 1));
  const port = await listening(server);

  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    get connections() {
      return connections;
    },
    react: (...reactions) => {
      planned = reactions;
    },
    close: () => close(server),
  };
}

function carryOut(reaction: Reaction, response: ServerResponse): void {
  if (reaction === 'hold') return;
  if (reaction === 'hang up') {
    response.destroy();
    return;
  }
  const { status = 200, headers = {}, body = '{}' } = reaction;
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  // A body is not allowed with these, and Node would complain.
  response.end(status === 204 || status === 304 ? undefined : body);
}
