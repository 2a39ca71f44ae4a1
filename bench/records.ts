/** The records of the stub. All follow from their ids, so nothing has to be kept but the JSON made of them. */

/** How many participants a conversation has, unless its id says otherwise. */
export const USUAL_PARTICIPANTS = 3;

const TIME = '2025-02-04T09:08:07.006Z';

/** The id of the conversation with that number; its last two digits tell how many participants it has. */
export function conversationId(number: number, participants = USUAL_PARTICIPANTS): string {
  return `67a1e370${hex(number, 14)}${hex(participants, 2)}`;
}

/** The id of a user with 100 conversations. */
export function userId(number: number): string {
  return `67a0d9f0${hex(number, 16)}`;
}

/** The answer of getConversation, and of updateConversation with what is changed. */
export function conversationAnswer(id: string, change: object = {}): string {
  return JSON.stringify({ conversation: { ...conversation(id), ...change } });
}

/** The answer of listConversations. */
export function conversationsAnswer(user: string, size: number): string {
  const first = Number.parseInt(user.slice(8), 16) * 100;
  const conversations = Array.from({ length: size }, (_, index) =>
    conversation(conversationId(first + index)),
  );
  return JSON.stringify({ conversations, meta: { hasMore: false } });
}

/** The answer of listParticipants. */
export function participantsAnswer(conversation: string): string {
  const length = Number.parseInt(conversation.slice(-2), 16);
  const number = Number.parseInt(conversation.slice(8, -2), 16);
  const participants = Array.from({ length }, (_, index) => participant(number, index));
  return JSON.stringify({ participants, meta: { hasMore: false } });
}

function conversation(id: string): object {
  return {
    id,
    type: 'sdkGroup',
    metadata: { tier: 'gold', seats: 3, order: `A-${id.slice(-6)}` },
    activeSwitchboardIntegration: {
      id: '67a1e3709d3e51c7a4001001',
      name: 'bot',
      integrationId: '67a1e3709d3e51c7a4001002',
      integrationType: 'custom',
    },
    isDefault: false,
    displayName: `Conversation ${id.slice(-6)}`,
    description: 'About an order that has not arrived yet',
    iconUrl: 'https://cdn.example.com/icons/parcel.png',
    businessLastRead: TIME,
    lastUpdatedAt: TIME,
    createdAt: TIME,
  };
}

function participant(conversation: number, index: number): object {
  const user = userId(conversation * 100 + index);
  return {
    id: `67a1e371${hex(conversation, 14)}${hex(index, 2)}`,
    userId: user,
    userExternalId: `crm/${user.slice(-6)}`,
    unreadCount: index,
    clientAssociations: [
      { type: 'whatsapp', clientId: `67a1e372${user.slice(8)}` },
      { type: 'sdk', clientId: `67a1e373${user.slice(8)}` },
    ],
    lastRead: TIME,
  };
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, '0');
}
