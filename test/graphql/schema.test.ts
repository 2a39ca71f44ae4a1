import { describe, expect, test } from '@jest/globals';
import {
  graphql,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
} from 'graphql';

import { buildSchema } from '../../src/graphql/schema.js';

/** Something of a schema that can be described, under the name a reader knows it by. */
interface Described {
  readonly coordinate: string;
  readonly description: string | null | undefined;
}

/** A field or an argument, with its type as SDL has it. */
interface Field extends Pick<Described, 'description'> {
  readonly name: string;
  readonly type: string;
  readonly args: readonly Field[];
}

const direct = buildSchema({ subgraph: false });
const subgraph = buildSchema({ subgraph: true });

/** The types of the graph itself: not GraphQL's own. */
function typesOf(schema: GraphQLSchema): readonly GraphQLNamedType[] {
  return Object.values(schema.getTypeMap()).filter(
    (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
  );
}

/** A type with everything inside it. */
function partsOf(type: GraphQLNamedType): readonly Described[] {
  const self = { coordinate: type.name, description: type.description };
  if (isEnumType(type)) return [self, ...type.getValues().map((value) => inside(type.name, value))];
  return [
    self,
    ...fieldsOf(type).flatMap((field) => [
      inside(type.name, field),
      ...field.args.map((arg) => inside(`${type.name}.${field.name}`, arg)),
    ]),
  ];
}

function inside(
  parent: string,
  { name, description }: Pick<Field, 'name' | 'description'>,
): Described {
  return { coordinate: `${parent}.${name}`, description };
}

/** The fields of an object type, an interface or an input object. */
function fieldsOf(type: GraphQLNamedType | null | undefined): readonly Field[] {
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map((field) => toField(field, []));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).map((field) =>
    toField(
      field,
      field.args.map((arg) => toField(arg, [])),
    ),
  );
}

function toField(
  field: Pick<Field, 'name' | 'description'> & { readonly type: GraphQLType },
  args: readonly Field[],
): Field {
  const { name, description, type } = field;
  return { name, description, type: String(type), args };
}

function rootFields(schema: GraphQLSchema, root: 'Query' | 'Mutation'): readonly string[] {
  return fieldsOf(schema.getType(root)).map(({ name }) => name);
}

async function sdl(): Promise<string> {
  const { data, errors } = await graphql({
    schema: subgraph,
    source: '{ _service { sdl } }',
    contextValue: { mayFederate: true },
  });
  expect(errors).toBeUndefined();
  return (data as { _service: { sdl: string } })._service.sdl;
}

test('every type, field, argument and enum value is described in whole sentences', () => {
  const parts = typesOf(direct).flatMap(partsOf);

  expect(parts.length).toBeGreaterThan(200);
  for (const { coordinate, description } of parts)
    expect([coordinate, description]).toEqual([coordinate, expect.stringMatching(/^\S.*\.$/s)]);
});

describe('names', () => {
  test('the root fields are the ones that clients rely on', () => {
    expect(rootFields(direct, 'Query')).toEqual([
      'conversation',
      'conversations',
      'eventCursor',
      'user',
      'usersByEmail',
      'viewer',
      'node',
      'nodes',
    ]);
    expect([...rootFields(direct, 'Mutation')].sort()).toEqual([
      'acceptConversationControl',
      'createConversation',
      'createConversationUpload',
      'createEndUser',
      'deleteConversation',
      'deleteConversationAttachment',
      'deleteConversationMessage',
      'deleteConversationMessages',
      'deleteEndUser',
      'deleteEndUserPersonalInformation',
      'downloadMessageRef',
      'joinConversation',
      'leaveConversation',
      'linkEndUserClient',
      'markConversationRead',
      'offerConversationControl',
      'passConversationControl',
      'postConversionEvents',
      'releaseConversationControl',
      'removeEndUserClient',
      'sendConversationMessage',
      'setConversationTyping',
      'syncEndUser',
      'updateConversation',
      'updateEndUser',
    ]);
  });

  test('every mutation takes one input and gives a payload that may be null and has user errors', () => {
    for (const { name, args, type } of fieldsOf(direct.getMutationType())) {
      const base = name.charAt(0).toUpperCase() + name.slice(1);
      const userErrors = fieldsOf(direct.getType(type)).find(
        (field) => field.name === 'userErrors',
      );

      expect(args.map((arg) => `${arg.name}: ${arg.type}`)).toEqual([`input: ${base}Input!`]);
      expect(type).toBe(`${base}Payload`);
      expect(userErrors?.type).toBe('[ConversationUserError!]!');
    }
  });

  test('what is called an id is of type ID, unless others than Sunshine Conversations give it', () => {
    const given = [
      ...['userExternalId', 'externalId', 'zendeskId', 'survivingZendeskId', 'brandId'],
      ...['originalMessageId', 'externalMessageId', 'adId'],
    ];
    const ids = typesOf(direct)
      .flatMap(fieldsOf)
      .filter(({ name }) => /^id$|Id$/.test(name));

    expect(ids.length).toBeGreaterThan(30);
    for (const { name, type } of ids)
      expect([name, type.replaceAll(/[[\]!]/g, '')]).toEqual([
        name,
        given.includes(name) ? 'String' : 'ID',
      ]);
  });

  test.each(['Conversation', 'ConversationMessage', 'Participant', 'EndUser'])(
    '%s is a node',
    (name) => {
      const type = direct.getType(name);
      const interfaces = isObjectType(type) ? type.getInterfaces().map(String) : [];

      expect(interfaces).toEqual(['Node']);
      expect(
        fieldsOf(type)
          .find((field) => field.name === 'id')
          ?.type.toString(),
      ).toBe('ID!');
    },
  );

  test.each(['Conversation', 'ConversationMessage', 'Participant'])(
    'lists of %s are connections',
    (name) => {
      const shapeOf = (typeName: string): Record<string, string> =>
        Object.fromEntries(
          fieldsOf(direct.getType(typeName)).map((field) => [field.name, field.type]),
        );

      expect(shapeOf(`${name}Connection`)).toEqual({
        edges: `[${name}Edge!]!`,
        nodes: `[${name}]!`,
        pageInfo: 'PageInfo!',
      });
      expect(shapeOf(`${name}Edge`)).toEqual({ cursor: 'String!', node: name });
      expect(shapeOf('PageInfo')).toEqual({
        hasNextPage: 'Boolean!',
        hasPreviousPage: 'Boolean!',
        startCursor: 'String',
        endCursor: 'String',
      });
    },
  );

  test.each([
    ...['ConversationFilter', 'UserRef', 'ParticipantRef', 'ConversionEventsInput'],
    ...['ConversationAuthorInput', 'ConversationContentInput', 'ConversationDestinationInput'],
    ...['ConversationActionInput', 'ConversationReaderInput'],
  ])('of %s exactly one field is given, with and without federation', (name) => {
    for (const schema of [direct, subgraph]) {
      const type = schema.getType(name);
      expect([name, isInputObjectType(type) && type.isOneOf]).toEqual([name, true]);
    }
  });

  test.each(['DateTime', 'URL', 'JSONObject'])(
    'the scalar %s says where it is specified',
    (name) => {
      const type = direct.getType(name);

      expect(type && 'specifiedByURL' in type ? type.specifiedByURL : undefined).toMatch(
        /^https:\/\/\S+$/,
      );
    },
  );
});

describe('federation', () => {
  test('without it there is no field, type or directive of it', () => {
    const names = Object.keys(direct.getTypeMap()).filter((name) => !name.startsWith('__'));

    expect(names.filter((name) => /^_|__|FieldSet|CacheControl/.test(name))).toEqual([]);
    expect(rootFields(direct, 'Query').filter((name) => name.startsWith('_'))).toEqual([]);
    expect(direct.getDirectives().filter((directive) => !isSpecifiedDirective(directive))).toEqual(
      [],
    );
  });

  test('with it there are its two fields, and the rest is the same', () => {
    expect(rootFields(subgraph, 'Query')).toEqual(
      expect.arrayContaining(['_service', '_entities', ...rootFields(direct, 'Query')]),
    );
    for (const type of typesOf(direct)) {
      const twin = subgraph.getType(type.name);
      const parts = twin ? partsOf(twin) : [];
      expect(parts.filter(({ coordinate }) => !coordinate.startsWith('Query._'))).toEqual(
        expect.arrayContaining([...partsOf(type)]),
      );
    }
  });

  test('what it is composed from has the graph, and not the fields that two subgraphs cannot both own', async () => {
    const text = await sdl();

    expect(text).toContain('conversation(');
    expect(text).toContain('type EndUser implements Node');
    expect(text).not.toMatch(/^\s*nodes?\(/m);
    expect(text).not.toMatch(/^\s*viewer:/m);
  });
});
