import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';
import {
  getDirectiveValues,
  GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  print,
} from 'graphql';

import { TICKETS_SDL } from '../../examples/federation/tickets.js';
import { printSubgraph } from '../../scripts/printed-schema.js';
import { COMPOSERS } from './composers.js';

const CONVERSATIONS_SDL = printSubgraph();
/** What the subgraph leaves out: the root fields for direct clients. */
const NODE_SDL = readFileSync(
  new URL('../../schema/node.graphql', import.meta.url),
  'utf8',
).replace(/\s+@requiresScopes\([^)]*\)/g, '');

/** A subgraph in the style of Relay, with a `Node`, a `PageInfo` and the root fields that go with them. */
const PRODUCTS_SDL = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])

  type Query {
    node(id: ID!): Node
    nodes(ids: [ID!]!): [Node]!
    products(first: Int, after: String): ProductConnection
  }

  interface Node {
    id: ID!
  }

  type PageInfo @shareable {
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
    startCursor: String
    endCursor: String
  }

  type Product implements Node @key(fields: "id") {
    id: ID!
    name: String!
  }

  type ProductConnection {
    edges: [ProductEdge!]!
    pageInfo: PageInfo!
  }

  type ProductEdge {
    cursor: String!
    node: Product
  }
`;

/** A subgraph with words of its own that are those of messaging, too. */
const SHOP_SDL = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])

  type Query {
    users: [User!]!
    client(id: ID!): Client
    message(id: ID!): Message
  }

  type Mutation {
    createUser(name: String!): User
    sendMessage(text: String!): Message
  }

  type User @key(fields: "id") {
    id: ID!
    email: String
    clients: [Client!]!
    devices: [Device!]!
  }

  type Client @key(fields: "id") {
    id: ID!
    type: String!
    status: ClientStatus!
  }

  enum ClientStatus {
    LEAD
    CUSTOMER
  }

  type Device {
    serialNumber: Int!
  }

  type Message @key(fields: "id") {
    id: ID!
    content: String!
    attachments: [Attachment!]!
  }

  type Attachment {
    url: String!
  }

  type Event {
    id: Int!
  }
`;

const compositions = [
  { what: 'alone', subgraphs: { conversations: CONVERSATIONS_SDL } },
  {
    what: 'with a subgraph that refers to its entities and extends one',
    subgraphs: { conversations: CONVERSATIONS_SDL, tickets: TICKETS_SDL },
  },
  {
    what: 'with another subgraph in the style of Relay',
    subgraphs: { conversations: CONVERSATIONS_SDL, products: PRODUCTS_SDL },
  },
  {
    what: 'with a subgraph that has users, clients, messages and attachments of its own',
    subgraphs: { conversations: CONVERSATIONS_SDL, shop: SHOP_SDL },
  },
  {
    what: 'with both',
    subgraphs: {
      conversations: CONVERSATIONS_SDL,
      tickets: TICKETS_SDL,
      products: PRODUCTS_SDL,
    },
  },
];

describe.each(COMPOSERS)('with $name', ({ name, keepsOneOf, compose }) => {
  test.each(compositions)('the subgraph composes $what', ({ subgraphs }) => {
    const { errors, hints, supergraph } = compose(subgraphs);

    expect(errors).toEqual([]);
    expect(hints).toEqual([]);
    expect(supergraph).toBeDefined();
  });

  test('it would not compose with another owner of node and nodes if it kept its own', () => {
    const { errors, supergraph } = compose({
      conversations: CONVERSATIONS_SDL + NODE_SDL,
      products: PRODUCTS_SDL,
    });

    expect(errors).toEqual(
      ['node', 'nodes'].map(
        (field) =>
          `INVALID_FIELD_SHARING Non-shareable field "Query.${field}" is resolved from multiple subgraphs: it is resolved from subgraphs "conversations" and "products" and defined as non-shareable in all of them`,
      ),
    );
    expect(supergraph).toBeUndefined();
  });

  test('nor would it help to share them, wherever that is checked', () => {
    const share = (sdl: string): string => sdl.replace(/(: Node|: \[Node\]!)$/gm, '$1 @shareable');
    const { errors } = compose({
      conversations: CONVERSATIONS_SDL + share(NODE_SDL),
      products: share(PRODUCTS_SDL),
    });

    expect(errors.map((error) => error.split(' ')[0])).toEqual(
      name === '@apollo/composition'
        ? ['SHAREABLE_HAS_MISMATCHED_RUNTIME_TYPES', 'SHAREABLE_HAS_MISMATCHED_RUNTIME_TYPES']
        : [],
    );
  });

  describe('the supergraph', () => {
    const { supergraph = new GraphQLSchema({}) } = compose({
      conversations: CONVERSATIONS_SDL,
      tickets: TICKETS_SDL,
      products: PRODUCTS_SDL,
    });

    test('takes every root field from the one subgraph that owns it', () => {
      expect(owners(supergraph, 'Query')).toEqual({
        conversation: 'CONVERSATIONS',
        conversations: 'CONVERSATIONS',
        eventCursor: 'CONVERSATIONS',
        node: 'PRODUCTS',
        nodes: 'PRODUCTS',
        products: 'PRODUCTS',
        ticket: 'TICKETS',
        tickets: 'TICKETS',
        user: 'CONVERSATIONS',
        usersByEmail: 'CONVERSATIONS',
      });
    });

    test('has what the other subgraph adds to an entity', () => {
      expect(owners(supergraph, 'Conversation')).toMatchObject({
        tickets: 'TICKETS',
        participants: 'CONVERSATIONS',
      });
    });

    test.each([
      ['Conversation', ['id', 'conversationId']],
      ['EndUser', ['id', 'userId', 'externalId']],
      ['Participant', ['id']],
      ['EndUserClient', ['id']],
      ['EndUserDevice', ['id']],
    ])('finds a %s here by each of its keys', (typeName, keys) => {
      const joins = (supergraph.getType(typeName)?.astNode?.directives ?? []).map(print);

      expect(joins).toEqual(
        expect.arrayContaining(
          keys.map((key) => `@join__type(graph: CONVERSATIONS, key: "${key}")`),
        ),
      );
    });

    test.each([
      ['Query', 'conversations', 25],
      ['EndUser', 'conversations', 25],
      ['EndUser', 'clients', 25],
      ['Conversation', 'participants', 10],
    ])('tells what %s.%s costs and how long it is', (typeName, fieldName, assumedSize) => {
      expect(directiveValues(supergraph, 'cost', typeName, fieldName)).toEqual({ weight: 10 });
      expect(directiveValues(supergraph, 'listSize', typeName, fieldName)).toEqual({
        assumedSize,
        slicingArguments: ['first', 'last'],
        sizedFields: ['edges', 'nodes'],
        requireOneSlicingArgument: false,
      });
    });

    test('has one Node, which the records of both subgraphs are', () => {
      const node = supergraph.getType('Node');
      const records = isInterfaceType(node) ? supergraph.getPossibleTypes(node) : [];

      expect(records.map((type) => type.name).sort()).toEqual([
        'Conversation',
        'ConversationMessage',
        'EndUser',
        'EndUserClient',
        'EndUserDevice',
        'Participant',
        'Product',
      ]);
    });

    test(`${keepsOneOf ? 'keeps' : 'loses'} @oneOf`, () => {
      const inputs = Object.values(supergraph.getTypeMap()).filter(isInputObjectType);
      const oneOfs = inputs.filter(({ isOneOf }) => isOneOf).map((type) => type.name);

      expect(oneOfs.sort()).toEqual(
        keepsOneOf
          ? [
              ...['ConversationActionInput', 'ConversationAuthorInput', 'ConversationContentInput'],
              ...['ConversationDestinationInput', 'ConversationFilter', 'ConversationReaderInput'],
              ...['ConversionEventsInput', 'EndUserChannelInput', 'ParticipantRef', 'UserRef'],
            ]
          : [],
      );
    });
  });
});

/** The subgraph that each field of a type comes from; undefined for a field that any of several gives. */
function owners(supergraph: GraphQLSchema, typeName: string): Record<string, unknown> {
  const type = supergraph.getType(typeName);
  const fieldNames = Object.keys(isObjectType(type) ? type.getFields() : {});
  return Object.fromEntries(
    fieldNames.map((fieldName) => [
      fieldName,
      directiveValues(supergraph, 'join__field', typeName, fieldName)?.['graph'],
    ]),
  );
}

/** The arguments of a directive of a field. */
function directiveValues(
  supergraph: GraphQLSchema,
  directiveName: string,
  typeName: string,
  fieldName: string,
): Record<string, unknown> | undefined {
  const directive = supergraph.getDirective(directiveName);
  const type = supergraph.getType(typeName);
  const node = isObjectType(type) ? type.getFields()[fieldName]?.astNode : undefined;
  return directive && node ? getDirectiveValues(directive, node) : undefined;
}
