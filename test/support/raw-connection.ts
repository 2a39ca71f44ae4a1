import { connect } from 'node:net';

/** What came back on a connection. */
export interface RawResponse {
  readonly status: number;
  /** The names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends bytes that no HTTP client would send to the host of a URL, and reads one answer. */
export function sendBytes(url: string, bytes: string): Promise<RawResponse> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes, 'latin1'));
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      received += text;
      const response = parse(received);
      if (!response) return;
      socket.destroy();
      resolve(response);
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error(`closed after ${JSON.stringify(received)}`)));
  });
}

/** A request with these headers, beside a host. */
export function requestBytes(
  start: string,
  headers: readonly string[] = ['host: localhost'],
  body = '',
): string {
  return [`${start} HTTP/1.1`, ...headers, '', body].join('\r\n');
}

/** The response once it is complete. */
function parse(text: string): RawResponse | undefined {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [start = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => {
      const [name = '', ...value] = line.split(':');
      return [name.toLowerCase(), value.join(':').trim()];
    }),
  );
  const body = text.slice(end + 4);
  return Buffer.byteLength(body) < Number(headers['content-length'] ?? 0)
    ? undefined
    : { status: Number(start.split(' ')[1]), headers, body };
}
