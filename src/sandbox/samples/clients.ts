/** Clients and devices of the sample data. */
import { creationTime } from '../identifiers.js';
import type { Client, Device, User } from '../records.js';
import { SAMPLE } from './data.js';

const { devices, integrations } = SAMPLE;

/** The client of a user on a channel: what channels say of people differs. */
export function sampleClient(
  id: string,
  type: string,
  { profile }: User,
  integrationId: string | undefined,
): Client {
  const linkedAt = creationTime(id).toISOString();
  const names = [profile.givenName, profile.surname].filter((name) => name !== undefined);
  const client = { id, type, status: 'active', lastSeen: linkedAt, linkedAt } as const;
  if (type === 'sdk') return client;
  const serial = id.slice(-4);
  const phoneNumber = `+1212555${String(Number.parseInt(serial, 16) % 10_000).padStart(4, '0')}`;
  const name = names.length === 0 ? undefined : names.join(' ');
  const isPhone = type === 'whatsapp';
  return {
    ...client,
    integrationId,
    externalId: isPhone ? phoneNumber : type === 'mailgun' ? mailOf(profile.givenName) : serial,
    displayName: name,
    avatarUrl: profile.avatarUrl,
    info: isPhone ? { phoneNumber } : { locale: profile.locale },
    raw: isPhone ? { from: phoneNumber.slice(1), profile: { name } } : { id: serial },
  };
}

function mailOf(givenName = 'somebody'): string {
  return `${givenName.toLowerCase()}@example.com`;
}

/** A browser, a phone that gets push notifications, and one that does not any more. */
export const ADAS_DEVICES: readonly Omit<Device, 'clientId'>[] = [
  {
    ...devices.adaWeb,
    type: 'web',
    guid: '5f2a8c9e4b7d4f0c8a1e6d3b2c9f7a10',
    status: 'active',
    integrationId: integrations.web.id,
    lastSeen: '2025-02-10T16:02:47.903Z',
    info: { browser: 'Firefox', browserVersion: '135.0', sdkVersion: '5.6.3' },
  },
  {
    ...devices.adaPhone,
    type: 'ios',
    guid: '1C0E8B5A-6D0B-4D63-9A53-6F3B5A1B2C77',
    status: 'active',
    integrationId: integrations.ios.id,
    lastSeen: '2025-02-09T07:31:05.114Z',
    pushNotificationToken: 'push-token-of-a-phone-which-nobody-may-see',
    info: { os: 'iOS', osVersion: '18.3', devicePlatform: 'iPhone17,3' },
    appVersion: '3.12.0',
  },
  {
    ...devices.adaOldPhone,
    type: 'android',
    guid: '9b7c2f4e-0f4d-4c58-9d55-0f6f1f7f5a21',
    status: 'inactive',
    integrationId: integrations.android.id,
    lastSeen: '2025-02-05T11:00:00.000Z',
    pushNotificationToken: 'push-token-of-an-old-phone-which-nobody-may-see',
    appVersion: '2.8.1',
  },
];
