/** Random HTTP requests to the GraphQL endpoint, most of them as clients send them. */
import type { GraphQLSchema } from 'graphql';

import { randomDocument, type FuzzDocument } from './documents.js';
import { inputValue, Sent } from './inputs.js';
import { Random } from './random.js';
import { RAW_REQUESTS } from './raw-requests.js';
import { anyJson, object, text, toText } from './values.js';

/** A request over HTTP. */
export interface FuzzRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
  /** What is written to a connection instead, when it is no request that an HTTP client sends. */
  readonly raw?: string;
  /** What its operation sends. */
  readonly sent: Sent;
}

/** So few that each is sent several times, and compiled. */
const DOCUMENTS = 1_500;
const ACCEPTS = [
  ...[
    'application/graphql-response+json',
    'application/json',
    '*/*',
    'application/graphql-response+json, application/json;q=0.9',
  ],
  ...[
    'application/*',
    'text/html',
    'text/plain',
    'application/json;q=0',
    '',
    ',',
    'x',
    'multipart/mixed;deferSpec=20220824, application/json',
  ],
];
const CONTENT_TYPES = [
  ...[
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'application/json; charset=latin1',
    'text/plain',
  ],
  ...[
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/graphql',
    '',
    'x',
    'application/json; charset="utf-16"',
  ],
];

/** The requests of a seed. */
export class Requests {
  readonly #schema: GraphQLSchema;
  readonly #seed: number;
  readonly #documents = new Map<number, FuzzDocument>();

  constructor(schema: GraphQLSchema, seed: number) {
    this.#schema = schema;
    this.#seed = seed;
  }

  /** The request with that number, of a caller with that `Authorization`. */
  make(index: number, authorization: string): FuzzRequest {
    const random = new Random(this.#seed, 'request', index);
    if (random.chance(0.015))
      return {
        method: 'RAW',
        path: '',
        headers: {},
        body: undefined,
        raw: random.pick(RAW_REQUESTS),
        sent: new Sent(),
      };
    const document = this.#document(random.int(0, DOCUMENTS - 1));
    const sent = new Sent();
    sent.add(document.sent);
    const variables = object(
      document.variables
        .filter(() => random.chance(0.99))
        .map(
          ({ name, argument, type }) => [name, inputValue(random, argument, type, sent)] as const,
        ),
    );
    const headers = { ...this.#headers(random), authorization, 'x-request-id': `fuzz-${index}` };
    if (random.chance(0.03)) Reflect.deleteProperty(headers, 'authorization');
    const isGet = random.chance(document.isMutation ? 0.02 : 0.1);
    const query = spoiled(random, document.text);
    if (query !== document.text) sent.forget();
    const params = { query, variables, ...some(random, document) };
    if (isGet)
      return { method: 'GET', path: getPath(random, params), headers, body: undefined, sent };
    const body = random.chance(0.95) ? Buffer.from(toText(params)) : oddBody(random, params);
    return { ...this.#address(random), headers, body, sent };
  }

  #document(index: number): FuzzDocument {
    const known =
      this.#documents.get(index) ??
      randomDocument(this.#schema, new Random(this.#seed, 'document', index));
    this.#documents.set(index, known);
    return known;
  }

  #headers(random: Random): Record<string, string> {
    return {
      'content-type': random.chance(0.95) ? 'application/json' : random.pick(CONTENT_TYPES),
      accept: random.chance(0.8) ? random.pick(ACCEPTS.slice(0, 4)) : random.pick(ACCEPTS),
      ...(random.chance(0.95)
        ? {}
        : random.pick<Record<string, string>>([
            ...[
              { 'apollo-require-preflight': 'x' },
              { 'apollo-federation-include-trace': 'ftv1' },
              { traceparent: 'x' },
            ],
            ...[
              { 'content-encoding': 'gzip' },
              { 'content-encoding': 'identity' },
              { expect: '100-continue' },
            ],
            ...[
              { origin: 'https://x.example' },
              { origin: 'null' },
              { host: 'x y' },
              { 'router-authorization': 'x' },
            ],
            ...[
              { 'x-odd': '\u00ff\u00fe' },
              { cookie: 'x'.repeat(4_000) },
              { upgrade: 'websocket' },
            ],
          ])),
    };
  }

  #address(random: Random): Pick<FuzzRequest, 'method' | 'path'> {
    return {
      method: random.chance(0.98)
        ? 'POST'
        : random.pick(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'REPORT']),
      path: random.chance(0.98)
        ? random.pick(['/graphql', '/graphql', '/graphql/', '/graphql?x=1'])
        : random.pick([
            '/graphql%',
            '/Graphql',
            '//graphql',
            '/graphql/x',
            '/nothing',
            '/graphql?query=%ff',
            '/graphql#x',
            '/graphql?variables={',
          ]),
    };
  }
}

function some(random: Random, { operationName }: FuzzDocument): object {
  if (random.chance(0.6)) return {};
  if (random.chance(0.7)) return { operationName };
  return random.pick([
    { operationName: 'Other' },
    { operationName: anyJson(random, 2) },
    { extensions: anyJson(random, 3) },
    { extensions: { persistedQuery: { version: 1, sha256Hash: random.hex(64) } } },
    { extensions: { persistedQuery: anyJson(random, 2) } },
    { variables: anyJson(random, 2) },
    { query: anyJson(random, 1) },
    { id: text(random) },
  ]);
}

/** A document with a piece cut out or put in, now and then. */
function spoiled(random: Random, document: string): string {
  if (random.chance(0.96)) return document;
  const at = random.int(0, document.length);
  const added = random.pick([
    '',
    '}',
    '{',
    '@skip(if: 1)',
    '...',
    '"',
    '$x',
    '# ',
    '\u0000',
    '\ud800',
    ' __typename ',
    'subscription { x }',
    '(x: 1)',
  ]);
  return document.slice(0, at) + added + document.slice(at + random.int(0, 3));
}

function getPath(random: Random, params: object): string {
  const pairs = Object.entries(params).map(([name, value]: [string, unknown]) => {
    const written = typeof value === 'string' ? value : toText(value);
    return `${name}=${encodeURIComponent(written.replace(/\p{Cs}/gu, ''))}`;
  });
  const path = `/graphql?${pairs.join('&')}`;
  if (path.length > 15_000) return '/graphql?query={__typename}';
  return random.chance(0.95)
    ? path
    : path + random.pick(['&query=x', '&variables=[', '%', '&', '#x', '%ff']);
}

function oddBody(random: Random, params: object): Buffer {
  const body = toText(params);
  return random.pick([
    ...[
      Buffer.alloc(0),
      Buffer.from('[]'),
      Buffer.from(`[${body}]`),
      Buffer.from('null'),
      Buffer.from('{}'),
      Buffer.from('"x"'),
    ],
    ...[
      Buffer.from(body.slice(0, -1)),
      Buffer.from(`\ufeff${body}`),
      Buffer.from(`${body}x`),
      Buffer.from(body, 'utf16le'),
    ],
    ...[
      Buffer.concat([Buffer.from(body), Buffer.from([0xff])]),
      Buffer.from(toText(anyJson(random))),
    ],
    ...[
      Buffer.from(`{"query":"{__typename}","variables":${'['.repeat(5_000)}${']'.repeat(5_000)}}`),
    ],
    ...[
      Buffer.from(
        `{"query":"{__typename}","variables":{"x":1e1000,"y":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}}`,
      ),
    ],
    ...[Buffer.from(`{"query":"{__typename}","x":"${'x'.repeat(1_100_000)}"}`)],
  ]);
}
