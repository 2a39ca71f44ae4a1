import { readFileSync } from 'node:fs';

import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  buildSchema,
  isObjectType,
  Kind,
  parse,
  print,
  valueFromASTUntyped,
  visit,
  type GraphQLObjectType,
} from 'graphql';

import { COMMITTED_SDL, printSubgraph } from '../../scripts/printed-schema.js';
import { startGraph, type Graph } from '../support/graph.js';

test.each(Object.entries(COMMITTED_SDL))(
  'the committed %s is what the schema prints',
  (file, sdl) => {
    expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')).toBe(sdl());
  },
);

describe('what routers are told', () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await startGraph({ INTROSPECTION: 'off' });
  });

  test('is the committed SDL, also where introspection is off', async () => {
    expect(await graph.query('{ _service { sdl } }')).toMatchObject({
      data: { _service: { sdl: printSubgraph().trimEnd() } },
      errors: [],
    });
  });

  test('leaves out node and nodes, which direct clients are served', async () => {
    const { data, errors } = await graph.query('{ nodes(ids: []) { id } }');

    expect(errors).toEqual([]);
    expect(data).toEqual({ nodes: [] });
    expect(Object.keys(objectType('Query').getFields()).sort()).toEqual([
      '_entities',
      '_service',
      'conversation',
      'conversations',
      'eventCursor',
      'user',
      'usersByEmail',
    ]);
  });

  test('imports of federation 2.9 what is used, and nothing else', () => {
    const sdl = parse(printSubgraph());
    const links = new Map<unknown, unknown>();
    const used = new Set<string>();
    visit(sdl, {
      Directive: ({ name, arguments: args = [] }) => {
        used.add(`@${name.value}`);
        if (name.value !== 'link') return;
        const values = args.map((arg) => [arg.name.value, valueFromASTUntyped(arg.value)] as const);
        const { url, import: imported } = Object.fromEntries(values);
        links.set(url, imported);
      },
    });
    const declaredHere = ['@cacheControl', '@link', '@oneOf', '@specifiedBy'];

    expect([...links]).toEqual([
      ['https://specs.apollo.dev/link/v1.0', undefined],
      ['https://specs.apollo.dev/federation/v2.9', ['@key', '@shareable', '@cost', '@listSize']],
    ]);
    expect([...used].sort()).toEqual(
      [...declaredHere, '@key', '@shareable', '@cost', '@listSize'].sort(),
    );
  });

  test('has keys for every record, and says that it is not to be cached', () => {
    const cacheControl = '@cacheControl(maxAge: 0)';

    expect(directivesByType(/key|cacheControl/)).toEqual({
      Conversation: ['@key(fields: "id")', '@key(fields: "conversationId")', cacheControl],
      EndUser: [
        '@key(fields: "id")',
        '@key(fields: "userId")',
        '@key(fields: "externalId")',
        cacheControl,
      ],
      ConversationMessage: ['@key(fields: "id")', cacheControl],
      EndUserClient: ['@key(fields: "id")', cacheControl],
      EndUserDevice: ['@key(fields: "id")', cacheControl],
      Participant: ['@key(fields: "id")', cacheControl],
    });
  });

  test('shares the types that are mere values', () => {
    const values = ['ClientAssociation', 'ConversionEvents', 'PageInfo', 'SwitchboardIntegration'];

    expect(directivesByType(/shareable/)).toEqual(
      Object.fromEntries(
        [...values, 'UserIdentity', 'UserProfile'].map((name) => [name, ['@shareable']]),
      ),
    );
  });

  test('marks every input of which exactly one field is given', () => {
    const inputs = parse(printSubgraph()).definitions.flatMap((definition) =>
      definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION &&
      definition.directives?.some(({ name }) => name.value === 'oneOf')
        ? [definition.name.value]
        : [],
    );

    expect(inputs.sort()).toEqual([
      'ConversationActionInput',
      'ConversationAuthorInput',
      'ConversationContentInput',
      'ConversationDestinationInput',
      'ConversationFilter',
      'ConversationReaderInput',
      'ConversionEventsInput',
      'EndUserChannelInput',
      'ParticipantRef',
      'UserRef',
    ]);
  });
});

const schema = buildSchema(printSubgraph());

function objectType(name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new TypeError(`${name} is no object type`);
  return type;
}

/** The directives of that name on each object type that has any. */
function directivesByType(name: RegExp): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .map((type) => {
        const directives = (type.astNode?.directives ?? []).map(print);
        return [type.name, directives.filter((directive) => name.test(directive))] as const;
      })
      .filter(([, directives]) => directives.length > 0),
  );
}
