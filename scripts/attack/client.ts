/** How attackers send requests: many at once, never waiting for each other. */
import { Agent, request } from 'node:http';

/** What answers were given, by status and code. */
export type Answers = Record<string, number>;

/** Sends requests to one server and counts how they were answered. */
export class Attacker {
  readonly answers: Answers = {};
  /** Bytes of all answers. */
  received = 0;
  readonly #url: URL;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 256 });

  constructor(url: string) {
    this.#url = new URL(url);
  }

  /** Sends a body, and waits for the answer or the end of the connection. */
  post(body: string | Buffer, headers: Readonly<Record<string, string>>): Promise<void> {
    const { hostname, port, pathname } = this.#url;
    return new Promise((resolve) => {
      const sending = request(
        {
          host: hostname,
          port,
          path: pathname,
          method: 'POST',
          agent: this.#agent,
          headers: { 'content-type': 'application/json', ...headers },
        },
        (response) => {
          let start = '';
          response.on('data', (chunk: Buffer) => {
            this.received += chunk.length;
            if (start.length < 4_096) start += chunk.toString('latin1');
          });
          response.once('close', () => {
            this.#count(`${response.statusCode ?? 0}${codeIn(start)}`);
            resolve();
          });
        },
      );
      sending.once('error', () => {
        this.#count('no answer');
        resolve();
      });
      sending.end(body);
    });
  }

  /** Sends `count` requests, `concurrency` of them at once. */
  async flood(
    count: number,
    concurrency: number,
    send: (index: number) => Promise<void>,
  ): Promise<void> {
    let next = 0;
    const work = async (): Promise<void> => {
      while (next < count) {
        next += 1;
        await send(next);
      }
    };
    await Promise.all(Array.from({ length: concurrency }, work));
  }

  close(): void {
    this.#agent.destroy();
  }

  #count(answer: string): void {
    this.answers[answer] = (this.answers[answer] ?? 0) + 1;
  }
}

function codeIn(text: string): string {
  const code = /"code":"(\w+)"/.exec(text)?.[1];
  return code === undefined ? '' : ` ${code}`;
}
