import { creationTime, type Identifiers } from '../identifiers.js';
import { SampleBuilder, sampleId } from './builder.js';
import { ADAS_DEVICES } from './clients.js';
import { SAMPLE } from './data.js';
import { AGENT, addMirasConversations, said } from './messages.js';
import type { AppStore } from '../store.js';

const GENERATED_CONVERSATIONS = 58;
const HOUR_MS = 3_600_000;

const { users, conversations, integrations, switchboard, attachment, otherApp } = SAMPLE;

/** The records of the default app. */
export function sampleStore(identifiers: Identifiers): AppStore {
  const sample = new SampleBuilder(identifiers);
  addUsers(sample);
  for (const { id, type } of Object.values(integrations)) sample.app.saveIntegration(id, type);
  sample.app.saveSwitchboard(Object.values(switchboard));
  sample.app.saveFile({
    ...{ id: attachment.id, name: attachment.name, type: 'text/plain' },
    ...{ bytes: Buffer.from('A lamp.'), conversationId: undefined },
  });
  addAdasConversations(sample);
  sample.devices(users.ada.id, ADAS_DEVICES);
  addGroups(sample);
  addBrunosConversations(sample);
  sample.conversation({
    id: conversations.lenaDefault.id,
    type: 'personal',
    isDefault: true,
  });
  sample.member(conversations.lenaDefault.id, users.lena.id, { channels: ['line', 'sdk'] });
  addMirasConversations(sample);
  return sample.app;
}

/** The records of the app to which the default key gives no access. */
export function otherStore(identifiers: Identifiers): AppStore {
  const sample = new SampleBuilder(identifiers);
  const { zoe } = otherApp.users;
  const { id } = otherApp.conversations.zoeDefault;
  sample.user({ ...zoe, profile: { givenName: 'Zoe' } });
  sample.conversation({ id, type: 'personal', isDefault: true });
  sample.member(id, zoe.id, { channels: ['sdk'] });
  return sample.app;
}

function addUsers(sample: SampleBuilder): void {
  sample.user({
    ...users.ada,
    zendeskId: '25904178363412',
    signedUpAt: '2025-02-03T14:58:11.000Z',
    profile: {
      givenName: 'Ada',
      surname: 'Byron',
      email: 'ada@example.com',
      avatarUrl: 'https://assets.example.com/avatars/ada.png',
      locale: 'en-GB',
    },
    metadata: { plan: 'gold', seats: 3, newsletter: true },
    identities: [{ type: 'email', value: 'ada@example.com', verification: 'sso' }],
  });
  sample.user({ id: users.bruno.id, profile: { givenName: 'Bruno', locale: 'pt-BR' } });
  sample.user({ ...users.chloe, toBeRetained: true, profile: { givenName: 'Chloe' } });
  sample.user({ ...users.dora, profile: { givenName: 'Dora', surname: 'Maar' } });
  sample.user({ ...users.emil, profile: {} });
  sample.user({ ...users.fatima, profile: { givenName: 'Fatima' } });
  sample.user({ ...users.goran, profile: { givenName: 'Goran', locale: 'hr' } });
  sample.user({ ...users.hana, profile: { givenName: 'Hana' } });
  sample.user({ ...users.ivan, profile: { givenName: 'Ivan' } });
  sample.user({
    ...users.julia,
    zendeskId: '25904178363413',
    profile: { givenName: 'Julia' },
    identities: [{ type: 'email', value: 'julia@example.com', verification: 'trusted' }],
  });
  sample.user({ ...users.kofi, profile: { givenName: 'Kofi' } });
  sample.user({ ...users.lena, brandId: '360001234567', profile: { givenName: 'Lena' } });
  sample.user({ ...users.mira, profile: { givenName: 'Mira', surname: 'Sol', locale: 'de' } });
  sample.user({ ...users.noor, profile: { givenName: 'Noor' } });
}

function addAdasConversations(sample: SampleBuilder): void {
  sample.conversation({
    id: conversations.adaDefault.id,
    type: 'personal',
    isDefault: true,
    metadata: { source: 'help-centre', priority: 2, vip: true },
    activeSwitchboardIntegration: switchboard.agents,
    businessLastRead: '2025-02-05T10:15:30.250Z',
    lastUpdatedAt: '2025-02-10T16:20:05.118Z',
  });
  sample.member(conversations.adaDefault.id, users.ada.id, {
    channels: ['whatsapp', 'sdk'],
    unreadCount: 2,
    lastRead: '2025-02-10T16:02:47.903Z',
  });
  const ada = { type: 'user', userId: users.ada.id, displayName: 'Ada Byron' } as const;
  sample.history(conversations.adaDefault.id, () => [
    said('2025-02-10T16:01:12.400Z', ada, 'Where are my lamps?', 'whatsapp'),
    said('2025-02-10T16:02:47.903Z', AGENT, 'I am looking it up.'),
    said('2025-02-10T16:18:30.020Z', AGENT, 'They left our house this morning.'),
    said('2025-02-10T16:20:05.118Z', AGENT, 'You should have them tomorrow.'),
  ]);
  sample.conversation({
    id: conversations.adaOrder.id,
    type: 'personal',
    isDefault: false,
    displayName: 'Order 15',
    description: 'Two lamps, one of them arrived broken',
    iconUrl: 'https://assets.example.com/icons/order.png',
    metadata: { order: 15 },
    activeSwitchboardIntegration: switchboard.bot,
    pendingSwitchboardIntegration: switchboard.agents,
  });
  sample.member(conversations.adaOrder.id, users.ada.id, { channels: ['messenger', 'instagram'] });
  sample.conversation({ id: conversations.adaApple.id, type: 'personal', isDefault: false });
  sample.member(conversations.adaApple.id, users.ada.id, { channels: ['apple'] });
}

function addGroups(sample: SampleBuilder): void {
  const { ada, bruno, dora, emil, fatima, goran, hana, ivan, julia, kofi } = users;
  sample.conversation({
    id: conversations.crew.id,
    type: 'sdkGroup',
    isDefault: false,
    displayName: 'Crew',
    description: 'Who is on shift this week',
    iconUrl: 'https://assets.example.com/icons/crew.gif',
    metadata: { tier: 'gold', seats: 3 },
  });
  sample.member(conversations.crew.id, ada.id, { channels: ['sdk'] });
  sample.member(conversations.crew.id, dora.id, { channels: ['sdk'], unreadCount: 7 });
  sample.member(conversations.crew.id, emil.id);
  sample.conversation({
    id: conversations.full.id,
    type: 'sdkGroup',
    isDefault: false,
    displayName: 'Full house',
  });
  for (const { id } of [ada, bruno, dora, emil, fatima, goran, hana, ivan, julia, kofi]) {
    sample.member(conversations.full.id, id, { channels: ['sdk'] });
  }
  sample.conversation({
    id: conversations.empty.id,
    type: 'sdkGroup',
    isDefault: false,
    displayName: 'Nobody here',
  });
}

/**
 * With the full group these are sixty. Conversations were updated in another order than they were
 * made, some in the same millisecond, so that the two orders of a list differ and ties occur.
 */
function addBrunosConversations(sample: SampleBuilder): void {
  const { bruno, fatima, hana, ivan } = users;
  const companions = [[], [fatima], [hana, ivan], [fatima, hana, ivan]] as const;
  sample.conversation({ id: conversations.brunoDefault.id, type: 'personal', isDefault: true });
  sample.member(conversations.brunoDefault.id, bruno.id, { channels: ['telegram', 'mailgun'] });
  const author = { type: 'user', userId: bruno.id, displayName: 'Bruno' } as const;
  const start = creationTime(conversations.brunoDefault.id).getTime();
  for (let index = 1; index <= GENERATED_CONVERSATIONS; index += 1) {
    const id = sampleId(new Date(start + index * HOUR_MS), 0xb00 + index);
    const hoursToUpdate = GENERATED_CONVERSATIONS + (Math.floor((index * 37) / 2) % 60);
    const isGroup = index % 3 === 0;
    const lastUpdatedAt = new Date(start + hoursToUpdate * HOUR_MS).toISOString();
    sample.conversation({
      id,
      type: isGroup ? 'sdkGroup' : 'personal',
      isDefault: false,
      displayName: `Ticket ${String(1000 + index)}`,
      metadata: { ticket: 1000 + index, open: index % 2 === 0 },
      lastUpdatedAt,
    });
    sample.history(id, () => [
      said(lastUpdatedAt, author, `About ${String(1000 + index)}`, isGroup ? 'web' : 'whatsapp'),
    ]);
    sample.member(id, bruno.id, { channels: isGroup ? ['sdk'] : ['whatsapp'] });
    for (const companion of isGroup ? (companions[(index / 3) % companions.length] ?? []) : []) {
      sample.member(id, companion.id, { channels: ['sdk'] });
    }
  }
}
