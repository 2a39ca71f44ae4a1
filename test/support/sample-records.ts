/** Records of the sandbox's sample data as the graph gives them, with the queries that ask for all of their fields. */
import { SAMPLE, type Fault } from '../../src/sandbox/sandbox.js';
import { conversationGid, participantGid, userGid } from './ids.js';

const { appId, users, conversations } = SAMPLE;

/** By `id`: every field of a conversation but `participants`. */
export const CONVERSATION_QUERY = `query ($id: ID!) { conversation(id: $id) {
  id conversationId appId type rawType isDefault displayName description iconUrl metadata
  activeSwitchboardIntegration { switchboardIntegrationId name integrationId integrationType }
  pendingSwitchboardIntegration { switchboardIntegrationId name integrationId integrationType }
  businessLastRead lastUpdatedAt createdAt
} }`;

/** By the `id` of their conversation: every field of participants but `conversation` and `user`. */
export const PARTICIPANTS_QUERY = `query ($id: ID!) { conversation(id: $id) { participants { nodes {
  id participantId userId userExternalId unreadCount lastRead
  clientAssociations { type clientId rawType }
} } } }`;

/** By `id`: every field of a user but `conversations`. */
export const USER_QUERY = `query ($id: ID!) { user(by: { userId: $id }) {
  id userId externalId authenticated zendeskId brandId signedUpAt toBeRetained
  profile { givenName surname email avatarUrl locale }
  identities { type value verification }
  metadata
} }`;

const AGENTS = {
  switchboardIntegrationId: '6650c2009d3e51c7a4000501',
  name: 'agents',
  integrationId: '6650c2009d3e51c7a4000502',
  integrationType: 'zd:agentWorkspace',
};

/** `SAMPLE.conversations.adaDefault`. */
export const ADA_DEFAULT = {
  id: conversationGid(conversations.adaDefault.id),
  conversationId: conversations.adaDefault.id,
  appId,
  type: 'PERSONAL',
  rawType: 'personal',
  isDefault: true,
  displayName: null,
  description: null,
  iconUrl: null,
  metadata: { source: 'help-centre', priority: 2, vip: true },
  activeSwitchboardIntegration: AGENTS,
  pendingSwitchboardIntegration: null,
  businessLastRead: '2025-02-05T10:15:30.250Z',
  lastUpdatedAt: '2025-02-10T16:20:05.118Z',
  createdAt: '2025-02-04T09:52:48.000Z',
};

/** `SAMPLE.conversations.adaOrder`. */
export const ADA_ORDER = {
  id: conversationGid(conversations.adaOrder.id),
  conversationId: conversations.adaOrder.id,
  appId,
  type: 'PERSONAL',
  rawType: 'personal',
  isDefault: false,
  displayName: 'Order 15',
  description: 'Two lamps, one of them arrived broken',
  iconUrl: 'https://assets.example.com/icons/order.png',
  metadata: { order: 15 },
  activeSwitchboardIntegration: {
    switchboardIntegrationId: '6650c23c9d3e51c7a4000503',
    name: 'order-bot',
    integrationId: '6650c23c9d3e51c7a4000504',
    integrationType: 'custom',
  },
  pendingSwitchboardIntegration: AGENTS,
  businessLastRead: null,
  lastUpdatedAt: '2025-02-04T17:14:00.000Z',
  createdAt: '2025-02-04T17:14:00.000Z',
};

const ADAS_PARTICIPANT_ID = '67a1e3709d3e51c7a400c011';

/** Ada's part in `SAMPLE.conversations.adaDefault`. */
export const ADA_IN_DEFAULT = {
  id: participantGid(conversations.adaDefault.id, ADAS_PARTICIPANT_ID),
  participantId: ADAS_PARTICIPANT_ID,
  userId: users.ada.id,
  userExternalId: users.ada.externalId,
  unreadCount: 2,
  lastRead: '2025-02-10T16:02:47.903Z',
  clientAssociations: [
    { type: 'WHATSAPP', clientId: '67a0d9f09d3e51c7a4d00001', rawType: 'whatsapp' },
    { type: 'SDK', clientId: '67a0d9f09d3e51c7a4d00002', rawType: 'sdk' },
  ],
};

/** `SAMPLE.users.ada`, as it is with `MORE_ABOUT_ADA`. */
export const ADA = {
  id: userGid(users.ada.id),
  userId: users.ada.id,
  externalId: users.ada.externalId,
  authenticated: true,
  zendeskId: '25904178363412',
  brandId: '360001234567',
  signedUpAt: '2025-02-03T14:58:11.000Z',
  toBeRetained: true,
  profile: {
    givenName: 'Ada',
    surname: 'Byron',
    email: 'ada@example.com',
    avatarUrl: 'https://assets.example.com/avatars/ada.png',
    locale: 'en-GB',
  },
  identities: [{ type: 'email', value: 'ada@example.com', verification: 'sso' }],
  metadata: { plan: 'gold', seats: 3, newsletter: true },
};

/** What the sample data leaves unsaid of Ada. */
export const MORE_ABOUT_ADA: Fault = {
  kind: 'merge',
  operation: 'getUser',
  value: { user: { authenticated: true, brandId: '360001234567', toBeRetained: true } },
};
