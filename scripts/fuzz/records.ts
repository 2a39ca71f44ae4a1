/** Random answers of the REST operations: as the API promises them, and such answers with random changes. */
import { RECORD_IDS } from './inputs.js';
import { message } from './messages.js';
import type { Random } from './random.js';
import {
  anyJson,
  anyObject,
  isObject,
  metadata,
  number,
  object,
  some,
  text,
  type Json,
} from './values.js';

/** The REST operations, by method and path. */
const ROUTES = [
  ['createConversation', 'POST', /^\/v2\/apps\/([^/]+)\/conversations$/],
  ['listConversations', 'GET', /^\/v2\/apps\/([^/]+)\/conversations$/],
  ['getConversation', 'GET', /^\/v2\/apps\/([^/]+)\/conversations\/([^/]+)$/],
  ['updateConversation', 'PATCH', /^\/v2\/apps\/([^/]+)\/conversations\/([^/]+)$/],
  ['deleteConversation', 'DELETE', /^\/v2\/apps\/([^/]+)\/conversations\/([^/]+)$/],
  ['listParticipants', 'GET', /^\/v2\/apps\/([^/]+)\/conversations\/([^/]+)\/participants$/],
  ['joinConversation', 'POST', /^\/v2\/apps\/([^/]+)\/conversations\/([^/]+)\/join$/],
  ['leaveConversation', 'POST', /^\/v2\/apps\/([^/]+)\/conversations\/([^/]+)\/leave$/],
  ['downloadMessageRef', 'POST', /^\/v2\/apps\/([^/]+)\/conversations\/([^/]+)\/download$/],
  [
    'postConversionEvents',
    'POST',
    /^\/v2\/apps\/([^/]+)\/conversations\/([^/]+)\/conversionEvents$/,
  ],
  ['listMessages', 'GET', /^\/v2\/apps\/([^/]+)\/conversations\/([^/]+)\/messages$/],
  ['postMessage', 'POST', /^\/v2\/apps\/([^/]+)\/conversations\/([^/]+)\/messages$/],
  ['deleteAllMessages', 'DELETE', /^\/v2\/apps\/([^/]+)\/conversations\/([^/]+)\/messages$/],
  [
    'deleteMessage',
    'DELETE',
    /^\/v2\/apps\/([^/]+)\/conversations\/([^/]+)\/messages\/[0-9a-f]{24}$/,
  ],
  ['passControl', 'POST', /^\/v2\/apps\/([^/]+)\/conversations\/([^/]+)\/passControl$/],
  ['offerControl', 'POST', /^\/v2\/apps\/([^/]+)\/conversations\/([^/]+)\/offerControl$/],
  ['acceptControl', 'POST', /^\/v2\/apps\/([^/]+)\/conversations\/([^/]+)\/acceptControl$/],
  ['releaseControl', 'POST', /^\/v2\/apps\/([^/]+)\/conversations\/([^/]+)\/releaseControl$/],
  ['postActivity', 'POST', /^\/v2\/apps\/([^/]+)\/conversations\/([^/]+)\/activity$/],
  ['deleteAttachment', 'POST', /^\/v2\/apps\/([^/]+)\/attachments\/remove$/],
  ['createUser', 'POST', /^\/v2\/apps\/([^/]+)\/users$/],
  ['listUsers', 'GET', /^\/v2\/apps\/([^/]+)\/users$/],
  ['getUser', 'GET', /^\/v2\/apps\/([^/]+)\/users\/([^/]+)$/],
  ['updateUser', 'PATCH', /^\/v2\/apps\/([^/]+)\/users\/([^/]+)$/],
  ['deleteUser', 'DELETE', /^\/v2\/apps\/([^/]+)\/users\/([^/]+)$/],
  [
    'deleteUserPersonalInformation',
    'DELETE',
    /^\/v2\/apps\/([^/]+)\/users\/([^/]+)\/personalinformation$/,
  ],
  ['syncUser', 'POST', /^\/v2\/apps\/([^/]+)\/users\/\d{1,24}\/sync$/],
  ['listClients', 'GET', /^\/v2\/apps\/([^/]+)\/users\/([0-9a-f]{24})\/clients$/],
  ['createClient', 'POST', /^\/v2\/apps\/([^/]+)\/users\/([0-9a-f]{24})\/clients$/],
  ['removeClient', 'DELETE', /^\/v2\/apps\/([^/]+)\/users\/([0-9a-f]{24})\/clients\/[0-9a-f]{24}$/],
  ['listDevices', 'GET', /^\/v2\/apps\/([^/]+)\/users\/([0-9a-f]{24})\/devices$/],
  ['getDevice', 'GET', /^\/v2\/apps\/([^/]+)\/users\/[0-9a-f]{24}\/devices\/([0-9a-f]{24})$/],
] as const;

/** A REST operation. */
export type Operation = (typeof ROUTES)[number][0];

/** The operation that a call is of, and the ids in its path, decoded; undefined when there is no such operation. */
export function operationOf(
  method: string,
  path: string,
): { readonly operation: Operation; readonly appId: string; readonly id: string } | undefined {
  for (const [operation, routeMethod, pattern] of ROUTES) {
    const match = pattern.exec(path);
    if (match && method === routeMethod)
      return {
        operation,
        appId: decodeURIComponent(match[1] ?? ''),
        id: decodeURIComponent(match[2] ?? ''),
      };
  }
  return undefined;
}

/** The body of an answer: for half of the calls as the API promises it. */
export function randomBody(random: Random, operation: Operation, id: string): Json {
  const body = validBody(random, operation, id);
  if (random.chance(0.5)) return body;
  let changed: unknown = body;
  for (let changes = random.int(1, 3); changes > 0; changes -= 1)
    changed = mutated(random, changed, 0);
  return isObject(changed) ? changed : body;
}

function validBody(random: Random, operation: Operation, id: string): Json {
  switch (operation) {
    case 'getConversation':
    case 'updateConversation':
      return { conversation: conversation(random, id) };
    case 'createConversation':
      return { conversation: conversation(random, random.pick(RECORD_IDS)) };
    case 'listConversations':
      return page(random, 'conversations', (recordId) => conversation(random, recordId));
    case 'listParticipants':
      return page(random, 'participants', (recordId) => participant(random, recordId));
    case 'joinConversation':
      return { participant: participant(random, random.pick(RECORD_IDS)) };
    case 'listMessages':
      return page(random, 'messages', (recordId) => message(random, recordId));
    case 'postMessage':
      return { messages: random.times(1, 2, () => message(random, random.pick(RECORD_IDS))) };
    case 'listUsers':
      return {
        users: random.times(0, 3, (index) => user(random, RECORD_IDS[index] ?? '')),
      };
    case 'listClients':
      return page(random, 'clients', (recordId) => client(random, recordId));
    case 'createClient':
      return { client: client(random, random.pick(RECORD_IDS)) };
    case 'listDevices':
      return { devices: random.times(0, 3, (index) => device(random, RECORD_IDS[index] ?? '')) };
    case 'getDevice':
      return { device: device(random, id) };
    case 'createUser':
    case 'updateUser':
    case 'deleteUserPersonalInformation':
    case 'syncUser':
    case 'getUser':
      return { user: user(random, /^[0-9a-f]{24}$/.test(id) ? id : random.pick(RECORD_IDS)) };
    case 'downloadMessageRef':
      return anyObject(random);
    case 'postConversionEvents':
      return {
        conversionEvents: {
          datasetId: random.chance(0.5) ? String(random.int(1, 1e9)) : number(random),
          eventsReceived: random.int(0, 9),
        },
      };
    default:
      return {};
  }
}

function page(random: Random, key: string, record: (id: string) => Json): Json {
  const first = random.int(0, RECORD_IDS.length - 1);
  const records = random.times(0, 5, (index) =>
    record(RECORD_IDS[(first + index) % RECORD_IDS.length] ?? ''),
  );
  const cursor = (): unknown =>
    random.chance(0.8) ? random.pick(RECORD_IDS) : random.pick(['', text(random), null, 5]);
  const link = (name: string): unknown =>
    random.chance(0.9)
      ? `https://api.example/v2?page[${name}]=${random.pick(RECORD_IDS)}`
      : random.pick(['', '/relative', 'page', null]);
  const meta = some(random, {
    hasMore: random.chance(0.9) ? random.chance(0.3) : anyJson(random, 1),
    afterCursor: cursor(),
    beforeCursor: cursor(),
  });
  const links = some(random, { next: link('after'), prev: link('before') });
  return { [key]: records, ...some(random, { meta, links }) };
}

function conversation(random: Random, id: string): Json {
  return {
    id,
    type: random.chance(0.9) ? random.pick(['personal', 'sdkGroup']) : text(random),
    ...some(random, {
      isDefault: random.chance(0.3),
      displayName: text(random),
      description: text(random),
      iconUrl: `https://x.example/${text(random)}`,
      metadata: random.chance(0.7) ? metadata(random) : anyObject(random),
      activeSwitchboardIntegration: switchboard(random),
      pendingSwitchboardIntegration: switchboard(random),
      businessLastRead: '2026-01-02T03:04:05.678Z',
      lastUpdatedAt: text(random),
      createdAt: '2026-01-02T03:04:05.678Z',
    }),
  };
}

function switchboard(random: Random): Json {
  return {
    id: random.hex(24),
    ...some(random, {
      name: text(random),
      integrationId: random.hex(24),
      integrationType: 'custom',
    }),
  };
}

function participant(random: Random, id: string): Json {
  return {
    id,
    userId: random.pick(RECORD_IDS),
    ...some(random, {
      userExternalId: text(random),
      unreadCount: random.int(0, 9),
      lastRead: text(random),
      clientAssociations: random.times(0, 3, () => ({
        type: random.pick(['sdk', 'apple', 'new:channel', 'toString']),
        clientId: random.hex(24),
      })),
    }),
  };
}

function user(random: Random, id: string): Json {
  return {
    id,
    ...some(random, {
      externalId: text(random),
      authenticated: random.chance(0.5),
      zendeskId: String(random.int(1, 1e9)),
      brandId: String(random.int(1, 1e9)),
      signedUpAt: text(random),
      toBeRetained: random.chance(0.5),
      profile: some(random, {
        givenName: text(random),
        surname: text(random),
        email: text(random),
        avatarUrl: text(random),
        locale: 'de',
        localeOrigin: 'api',
      }),
      identities: random.times(0, 2, () =>
        some(random, { type: 'email', value: text(random), verification: 'trusted' }),
      ),
      metadata: random.chance(0.7) ? metadata(random) : anyObject(random),
    }),
  };
}

function client(random: Random, id: string): Json {
  return {
    id,
    ...some(random, {
      type: random.pick(['sdk', 'twilio', 'new:channel', 'toString']),
      status: random.pick(['active', 'pending', 'asleep', 'constructor']),
      integrationId: random.hex(24),
      externalId: text(random),
      lastSeen: text(random),
      linkedAt: '2026-01-02T03:04:05.678Z',
      displayName: text(random),
      avatarUrl: text(random),
      info: random.chance(0.7) ? metadata(random) : anyObject(random),
      raw: anyObject(random),
    }),
  };
}

function device(random: Random, id: string): Json {
  return {
    id,
    ...some(random, {
      type: random.pick(['web', 'ios', 'android', 'watch']),
      guid: text(random),
      clientId: random.hex(24),
      status: random.pick(['active', 'inactive', 'lost']),
      integrationId: random.hex(24),
      lastSeen: text(random),
      pushNotificationToken: text(random),
      info: anyObject(random),
      appVersion: text(random),
    }),
  };
}

/** A value with one change somewhere in it. */
function mutated(random: Random, value: unknown, depth: number): unknown {
  const isDeepEnough = depth > 0 && random.chance(0.35);
  if (Array.isArray(value) && value.length > 0 && !isDeepEnough) {
    const at = random.int(0, value.length - 1);
    if (random.chance(0.15)) return [...(value as unknown[]), value[at]];
    return value.map((item: unknown, index) =>
      index === at ? mutated(random, item, depth + 1) : item,
    );
  }
  if (isObject(value) && Object.keys(value).length > 0 && !isDeepEnough) {
    const at = random.pick(Object.keys(value));
    if (random.chance(0.15)) return object(Object.entries(value).filter(([name]) => name !== at));
    return object(
      Object.entries(value).map(([name, item]) => [
        name,
        name === at ? mutated(random, item, depth + 1) : item,
      ]),
    );
  }
  return replacement(random, value);
}

function replacement(random: Random, value: unknown): unknown {
  switch (random.int(0, 8)) {
    case 0:
      return null;
    case 1:
      return number(random);
    case 2:
      return random.chance(0.5);
    case 3:
      return random.pick(['', text(random), '\ud800', 'x'.repeat(300)]);
    case 4:
      return random.pick<Json | unknown[]>([{}, []]);
    case 5:
      return [value];
    case 6:
      return nested(random, random.chance(0.5) ? random.int(5, 80) : random.int(150, 900));
    case 7:
      return object([
        ['__proto__', { isDefault: true, id: 'x' }],
        ['toString', 1],
        ['toJSON', text(random)],
      ]);
    default:
      return anyJson(random);
  }
}

/** So many objects or lists in each other. Some levels are refused, whoever counts them. */
function nested(random: Random, levels: number): unknown {
  let value: unknown = text(random);
  for (let level = 0; level < levels; level += 1)
    value = random.chance(0.5) ? [value] : { k: value };
  return value;
}
