import { request, type IncomingMessage } from 'node:http';

import { atEnd } from './closing.js';

/** An HTTP answer that is read as it comes. */
export interface Stream {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** What came so far. */
  readonly text: () => string;
  /** Whether it has ended, and how. */
  readonly end: () => 'open' | 'ended' | 'cut';
  /** Stops to read, and reads on. */
  readonly response: IncomingMessage;
  close(): void;
}

/** Sends a request and gives its answer once the head has come. */
export function openStream(
  url: string,
  init: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly isPaused?: boolean;
  },
): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: init.method ?? 'POST',
      headers: init.headers,
      agent: false,
    });
    sent.once('error', reject);
    sent.once('response', (response) => {
      let text = '';
      let end: 'open' | 'ended' | 'cut' = 'open';
      if (init.isPaused !== true) {
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
      }
      response.once('end', () => (end = 'ended'));
      response.once('error', () => (end = 'cut'));
      sent.on('error', () => (end = 'cut'));
      const close = (): void => void sent.destroy();
      atEnd(close);
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        text: () => text,
        end: () => end,
        response,
        close,
      });
    });
    sent.end(init.body);
  });
}

/** A subscription, or another operation, over POST with this `accept` header. */
export function subscribeOver(
  url: string,
  accept: string,
  query: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Stream> {
  return openStream(url, {
    headers: { accept, 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
}

/** The results that a stream of `text/event-stream` has had so far. */
export function resultsOf(stream: Stream): readonly StreamResult[] {
  return [...stream.text().matchAll(/^data: (\{.*\})$/gm)].map(
    ([, json = '']) => JSON.parse(json) as StreamResult,
  );
}

/** One of them, of a subscription whose field is given as `it`. */
export interface StreamResult {
  readonly data?: { readonly it: Readonly<Record<string, unknown>> } | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}
