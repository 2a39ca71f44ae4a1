import { createServer, type Socket } from 'node:net';

import { listening } from './listening.js';

/** What a server writes for a request, byte for byte. */
export interface WireAnswer {
  /** Written one after another, each once the one before is with the operating system. */
  readonly parts: readonly (string | Buffer)[];
  /** What becomes of the connection afterwards. Default: it is kept. */
  readonly then?: 'end' | 'reset' | undefined;
}

/** A server that knows no HTTP but where a request ends. */
export interface WireServer {
  readonly url: string;
  /** How many requests have come in whole. */
  readonly requests: number;
}

/** Starts one that answers every request in the same way. It closes with the test, or with the file. */
export async function startWireServer(answer: WireAnswer): Promise<WireServer> {
  let requests = 0;
  const server = createServer({ noDelay: true }, (socket) => {
    let received = '';
    // The client may close the connection in the middle of an answer.
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      for (let end = endOf(received); end > 0; end = endOf(received)) {
        received = received.slice(end);
        requests += 1;
        void write(socket, answer);
      }
    });
  });
  const port = await listening(server);
  return {
    url: `http://127.0.0.1:${port}`,
    get requests() {
      return requests;
    },
  };
}

/** Where the first request ends; 0 while it has not come in whole. */
function endOf(received: string): number {
  const head = received.indexOf('\r\n\r\n') + 4;
  if (head < 4) return 0;
  const length = /content-length: *(\d+)/i.exec(received.slice(0, head))?.[1] ?? 0;
  const end = head + Number(length);
  return received.length < end ? 0 : end;
}

async function write(socket: Socket, { parts, then }: WireAnswer): Promise<void> {
  for (const part of parts)
    await new Promise<void>((resolve) => {
      socket.write(part, () => {
        setImmediate(resolve);
      });
    });
  if (then === 'end') socket.end();
  if (then === 'reset') socket.resetAndDestroy();
}
