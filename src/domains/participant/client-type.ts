import type { ClientType } from '../../__generated__/resolvers.js';
import { stringIn } from '../../kernel/faults.js';

/** The channels that the graph knows. Upstream may add values at any time: they become `OTHER`. */
const CLIENT_TYPES: ReadonlySet<string> = new Set<ClientType>([
  'APPLE',
  'GBM',
  'GOOGLERCS',
  'INSTAGRAM',
  'KAKAO',
  'LINE',
  'MAILGUN',
  'MESSAGEBIRD',
  'MESSENGER',
  'SDK',
  'SLACKCONNECT',
  'TELEGRAM',
  'TWILIO',
  'TWITTER',
  'VIBER',
  'WECHAT',
  'WHATSAPP',
]);

/** The channel that upstream names; `OTHER` for one that is not known, and for none. */
export function clientTypeOf(type: unknown): ClientType {
  const value = stringIn(type)?.toUpperCase() ?? '';
  return isClientType(value) ? value : 'OTHER';
}

function isClientType(value: string): value is ClientType {
  return CLIENT_TYPES.has(value);
}
