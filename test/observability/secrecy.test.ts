import { afterEach, expect, test } from '@jest/globals';

import { SAMPLE, type Sandbox } from '../../src/sandbox/sandbox.js';
import { basicCredentials, jwtCredentials } from '../../src/upstream/credentials.js';
import { captureLog } from '../support/captured-log.js';
import { startGraph } from '../support/graph.js';
import { scrape } from '../support/metrics.js';
import { captureSpans } from '../support/spans.js';
import { passthroughTo, serviceOn } from '../support/upstreams.js';
import { startSandbox } from '../support/sandbox.js';

const { users, conversations, appId, keyId, keySecret } = SAMPLE;
const BASIC = await basicCredentials(SAMPLE).authorization();
const BEARER = await jwtCredentials(SAMPLE, 'app').authorization();
const WRONG = await basicCredentials({ keyId, keySecret: 'wrong-secret' }).authorization();
const VARIABLE = 'variable-of-a-person';
const LITERAL = 'literal-of-a-person';

/** Operations of every kind, good and bad, each with something in it that is nobody's business. */
const OPERATIONS: readonly (readonly [
  source: string,
  variables?: Readonly<Record<string, unknown>>,
])[] = [
  [
    `query A { user(by: { userExternalId: "${users.ada.externalId}" }) { userId conversations { nodes { id } } } }`,
  ],
  ['query B($by: UserRef!) { user(by: $by) { userId } }', { by: { userExternalId: VARIABLE } }],
  [`query C { user(by: { userId: "${users.ada.id}" }) { externalId } }`],
  [`query D { conversation(id: "${LITERAL}") { id } }`],
  ['query E($first: Int) { node(id: $first) { id } }', { first: VARIABLE }],
  [`{ nothing(id: "${LITERAL}") }`],
  [`{ "${LITERAL}`],
  [
    `mutation F($name: String) { updateConversation(input: { conversationId: "${conversations.crew.id}", displayName: $name }) {
      userErrors { message } } }`,
    { name: VARIABLE },
  ],
];

/** Nothing that a server puts out beside its answers may have any of these in it. */
const SECRETS = [
  keyId,
  keySecret,
  'wrong-secret',
  ...[BASIC, BEARER, WRONG].flatMap((header) => [header, ...header.split(' ').slice(1)]),
  // How every token begins, those that the server signs among them.
  'eyJ',
  'of-a-person',
  appId,
  users.ada.externalId,
  ...Object.values(users).map(({ id }) => id),
  ...Object.values(conversations).map(({ id }) => id),
];

const spans = captureSpans();
afterEach(() => spans.clear());

test.each([
  { who: 'callers with a key', settings: passthroughTo, authorization: BASIC },
  { who: 'callers with a token', settings: passthroughTo, authorization: BEARER },
  { who: 'callers with a wrong key', settings: passthroughTo, authorization: WRONG },
  { who: 'a server with a key', settings: serviceOn },
  {
    who: 'a server that signs tokens',
    settings: (sandbox: Sandbox) => ({ ...serviceOn(sandbox), SUNSHINE_AUTH: 'jwt' }),
  },
])(
  'log, metrics and traces hold no credentials, no ids and nothing of what is sent: $who',
  async ({ settings, authorization }) => {
    const sandbox = await startSandbox();
    const log = captureLog();
    const graph = await startGraph(settings(sandbox), log.logger);
    const headers = {
      cookie: VARIABLE,
      'x-api-key': VARIABLE,
      ...(authorization && { authorization }),
    };
    const sendAll = async (): Promise<void> => {
      for (const [source, variables] of OPERATIONS) await graph.query(source, variables, headers);
    };

    await sendAll();
    for (const fault of [
      { kind: 'status', status: 400, title: VARIABLE, code: 'of-a-person' },
      { kind: 'drop', when: 'after', times: 1 },
      { kind: 'replace', rawBody: keySecret },
    ] as const) {
      sandbox.faults.add(fault);
      await sendAll();
      sandbox.faults.clear();
    }
    const { text: metrics } = await scrape(graph.url);
    await graph.close();
    await sandbox.close();
    const traces = JSON.stringify(
      (await spans.ended(4 * OPERATIONS.length)).map(
        ({ name, attributes, events, status, links }) => [name, attributes, events, status, links],
      ),
    );

    expect(log.lines('operation')).toHaveLength(4 * OPERATIONS.length);
    expect(metrics).toContain('operation="getUser"');
    expect(traces).toContain('GET getUser');
    for (const secret of SECRETS)
      expect([log.text, metrics, traces].join('\n')).not.toContain(secret);
  },
);
