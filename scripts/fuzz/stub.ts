/** An upstream that answers at random, and notes of each caller what it got and gave. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';

import { APPS, type Sent } from './inputs.js';
import { Random } from './random.js';
import { operationOf, randomBody } from './records.js';
import { canonical, fromText, isObject, object, toText, type Json } from './values.js';
import { sendAnswer, wireAnswer } from './wire.js';

/** What goes on between the server and the stub for one request. */
export class Exchange {
  readonly sent: Sent;
  readonly seed: string;
  /** Calls and answers, for people. */
  readonly notes: string[] = [];
  readonly findings: string[] = [];
  /** The records of the answers, by the key that they came under, such as `conversation`. */
  readonly records: { readonly kind: string; readonly record: Json }[] = [];
  readonly #counts = new Map<string, number>();
  readonly #ids = new Set<string>();

  constructor(seed: string, sent: Sent) {
    this.seed = seed;
    this.sent = sent;
  }

  /** Choices for the next of such calls: the same ones whatever the order of the others. */
  randomFor(call: string): Random {
    const count = this.#counts.get(call) ?? 0;
    this.#counts.set(call, count + 1);
    return new Random(this.seed, call, count);
  }

  /** Notes the records of an answer. */
  gave(operation: string, body: Json): void {
    if (operation === 'downloadMessageRef')
      this.records.push({ kind: 'download', record: { data: body } });
    else
      for (const [key, value] of Object.entries(body))
        for (const record of Array.isArray(value) ? (value as unknown[]) : [value])
          if (isObject(record)) this.records.push({ kind: key.replace(/s$/, ''), record });
    for (const { record } of this.records)
      for (const id of [
        record['id'],
        record['userId'],
        record['userExternalId'],
        record['externalId'],
      ])
        if (typeof id === 'string') this.#ids.add(id);
  }

  /** Finds what is not as the caller sent it, or as an earlier answer said. */
  check(method: string, url: URL, body: unknown): void {
    const found = operationOf(method, url.pathname);
    if (!found) {
      this.findings.push(`a call that is no operation: ${method} ${url.pathname}`);
      return;
    }
    if (!APPS.slice(0, 2).some((app) => app === found.appId))
      this.findings.push(`a call of another app: ${url.pathname}`);
    const isRecordId = /^[0-9a-f]{24}$/.test(found.id);
    if (found.id !== '' && !isRecordId) this.#expectSent('userExternalId', found.id);
    const filtered = url.searchParams.get('filter[userExternalId]');
    if (filtered !== null) this.#expectSent('userExternalId', filtered);
    const email = url.searchParams.get('filter[identities.email]');
    if (email !== null) this.#expectSent('email', email);
    const brand = url.searchParams.get('brandId');
    if (brand !== null) this.#expectSent('brandId', brand);
    this.#checkBody(body);
  }

  #checkBody(body: unknown): void {
    if (Array.isArray(body)) body.forEach((item) => this.#checkBody(item));
    if (!isObject(body)) return;
    for (const [name, value] of Object.entries(body))
      if (name === 'metadata') this.#checkMetadata(value);
      else if (EXACT.has(name)) this.#expectSent(name, value);
      else this.#checkBody(value);
  }

  /** The key of a send is among the metadata of its message. */
  #checkMetadata(metadata: unknown): void {
    const { idempotencyKey, ...own } = isObject(metadata) ? metadata : {};
    if (idempotencyKey === undefined) this.#expectSent('metadata', metadata);
    else if (Object.keys(own).length > 0) this.#expectSent('metadata', object(Object.entries(own)));
  }

  #expectSent(name: string, value: unknown): void {
    const isGiven =
      name === 'userExternalId' &&
      typeof value === 'string' &&
      (this.#ids.has(value) || this.sent.has('externalId', value));
    if (value !== null && !isGiven && !this.sent.has(name, value))
      this.findings.push(`${name} was sent upstream as ${canonical(value)}, which nobody sent`);
  }
}

/** The keys of bodies that have to be exactly what the caller gave under the same name. */
const EXACT = new Set([
  ...['displayName', 'description', 'iconUrl', 'metadata', 'userExternalId', 'data'],
  ...['url', 'bid', 'key', 'signature', 'owner'],
  ...['externalId', 'givenName', 'surname', 'email', 'address', 'subject', 'phoneNumber'],
]);

/** The stub, which listens. */
export interface Stub {
  readonly url: string;
  /** How many answers it gave. */
  readonly answers: number;
  /** Has calls with that `Authorization` belong to an exchange until it is removed. */
  begin(authorization: string, exchange: Exchange): void;
  end(authorization: string): void;
  close(): void;
}

/** Starts the stub on the loopback interface. */
export async function startStub(): Promise<Stub> {
  const exchanges = new Map<string, Exchange>();
  let answers = 0;
  const server = createServer((request, response) => {
    answers += 1;
    const exchange = exchanges.get(request.headers.authorization ?? '');
    // A call whose caller was answered already goes on for a moment.
    if (!exchange) response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    else
      void answer(exchange, request, response).catch((error: unknown) => {
        exchange.findings.push(`the stub failed: ${String(error)}`);
        response.destroy();
      });
  });
  server.on('clientError', (_, socket) => socket.destroy());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get answers() {
      return answers;
    },
    begin: (authorization, exchange) => void exchanges.set(authorization, exchange),
    end: (authorization) => void exchanges.delete(authorization),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(
  exchange: Exchange,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = '', url = '' } = request;
  const sentText = await readText(request);
  exchange.notes.push(`→ ${method} ${url} ${sentText}`);
  const address = new URL(url, 'http://stub');
  exchange.check(method, address, sentText === '' ? undefined : fromText(sentText));
  const { operation, id } = operationOf(method, address.pathname) ?? {
    operation: 'getUser',
    id: '',
  };
  const random = exchange.randomFor(`${method} ${url}`);
  const body = randomBody(random, operation, id);
  const wire = wireAnswer(random, operation, toText(body));
  exchange.gave(operation, wire.replacement ?? body);
  const shown = wire.body.subarray(0, 2_000).toString();
  exchange.notes.push(`← ${wire.status} (${wire.manner}) ${JSON.stringify(wire.headers)} ${shown}`);
  await sendAnswer(response, wire);
}
