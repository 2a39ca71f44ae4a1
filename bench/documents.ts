/** The same questions as each kind of server understands them. */

/** How a server is asked: by its graph, or without one. */
export type Dialect = 'ours' | 'by hand' | 'generated' | 'no GraphQL';

/** What is asked for, in every dialect that can. */
export interface Question {
  /** GraphQL documents with one variable, `$id`. */
  readonly documents: Readonly<Partial<Record<Exclude<Dialect, 'no GraphQL'>, string>>>;
  /** The method and path to ask without GraphQL; the id goes into the query string. */
  readonly plain?: readonly ['GET' | 'PATCH', string];
}

const OURS = 'conversationId type displayName description lastUpdatedAt createdAt';
const THEIRS = 'id type displayName description lastUpdatedAt createdAt';
const PEOPLE = 'userId unreadCount lastRead clientAssociations { type clientId }';
const OUR_PEOPLE = `participants(first: 10) { nodes { participantId ${PEOPLE} } }`;
const THEIR_PEOPLE = `participants { id ${PEOPLE} }`;
const GENERATED_PEOPLE = `participants { participants { id ${PEOPLE} } }`;

export const BY_ID: Question = byId(OURS, THEIRS, THEIRS, '/conversation');

export const WITH_PARTICIPANTS: Question = byId(
  `${OURS} ${OUR_PEOPLE}`,
  `${THEIRS} ${THEIR_PEOPLE}`,
  `${THEIRS} ${GENERATED_PEOPLE}`,
  '/conversation-with-participants',
);

export const LIST: Question = {
  documents: {
    ours: `query ($id: ID!) { conversations(filter: { userId: $id }, first: 25) { nodes { ${OURS} ${OUR_PEOPLE} } } }`,
    'by hand': `query ($id: ID!) { conversations(userId: $id, first: 25) { ${THEIRS} ${THEIR_PEOPLE} } }`,
    generated: `query ($id: String!) {
      listConversations(
        appId: "bench"
        filter_LEFT_SQUARE_BRACE_userId_RIGHT_SQUARE_BRACE_: $id
        page_LEFT_SQUARE_BRACE_size_RIGHT_SQUARE_BRACE_: 25
      ) { conversations { ${THEIRS} ${GENERATED_PEOPLE} } }
    }`,
  },
  plain: ['GET', '/conversations'],
};

export const ALIASES: Question = {
  documents: {
    ours: aliased('ID', `conversation(id: $id) { ${OURS} }`),
    'by hand': aliased('ID', `conversation(id: $id) { ${THEIRS} }`),
    generated: aliased(
      'String',
      `getConversation(appId: "bench", conversationId: $id) { conversation { ${THEIRS} } }`,
    ),
  },
  plain: ['GET', '/aliases'],
};

export const UPDATE: Question = {
  documents: {
    ours: `mutation ($id: ID!) {
      updateConversation(input: { conversationId: $id, displayName: "Crew" }) {
        conversation { ${OURS} }
        userErrors { message }
      }
    }`,
    'by hand': `mutation ($id: ID!) { updateConversation(id: $id, displayName: "Crew") { ${THEIRS} } }`,
    generated: `mutation ($id: String!) {
      updateConversation(appId: "bench", conversationId: $id, input: { displayName: "Crew" }) {
        conversation { ${THEIRS} }
      }
    }`,
  },
  plain: ['PATCH', '/conversation'],
};

/** Only subgraphs have entities. */
export const ENTITIES: Question = {
  documents: {
    ours: `query ($id: [_Any!]!) { _entities(representations: $id) { ... on Conversation { ${OURS} } } }`,
  },
};

/** A page of conversations, as large as asked for. */
export function pageOfConversations(size: number): Question {
  return {
    documents: {
      ours: `query ($id: ID!) { conversations(filter: { userId: $id }, first: ${size}) { nodes { ${OURS} } } }`,
    },
  };
}

/** A conversation with all its participants, however many. */
export const ALL_PARTICIPANTS: Question = {
  documents: {
    ours: `query ($id: ID!) {
      conversation(id: $id) { ${OURS} participants(first: 100) { nodes { participantId ${PEOPLE} } } }
    }`,
  },
};

function byId(ours: string, byHand: string, generated: string, path: string): Question {
  return {
    documents: {
      ours: `query ($id: ID!) { conversation(id: $id) { ${ours} } }`,
      'by hand': `query ($id: ID!) { conversation(id: $id) { ${byHand} } }`,
      generated: `query ($id: String!) {
        getConversation(appId: "bench", conversationId: $id) { conversation { ${generated} } }
      }`,
    },
    plain: ['GET', path],
  };
}

function aliased(type: string, field: string): string {
  const fields = Array.from({ length: 10 }, (_, index) => `a${index}: ${field}`);
  return `query ($id: ${type}!) { ${fields.join(' ')} }`;
}
