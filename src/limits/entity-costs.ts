import { isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';

import { CONVERSATION_OF_KEY, PARTICIPANT_OF_KEY, userOfKeys } from '../domains/fields-in-hand.js';
import type { Selection, Selections } from './selections.js';

/** What the entities of one type cost, at most. */
export interface EntityCost {
  readonly type: GraphQLObjectType;
  /** Calls for the entities themselves. */
  readonly calls: number;
  /** How many different ones there are. */
  readonly records: number;
}

/** What the cost of entities depends on, beside what is asked for. */
export interface EntityTerms {
  readonly schema: GraphQLSchema;
  /** The most entities that one `_entities` field gives. */
  readonly maxRepresentations: number;
  /** Whether it is looked at first whether records are the caller's: then keys tell nothing by themselves. */
  readonly checksRecords: boolean;
}

type Representation = Readonly<Record<string, unknown>>;

/** What the keys of an entity tell of it without a call. */
const FIELDS_OF_KEYS: Readonly<Record<string, (keys: Representation) => ReadonlySet<string>>> = {
  Conversation: () => CONVERSATION_OF_KEY,
  EndUser: userOfKeys,
  Participant: () => PARTICIPANT_OF_KEY,
};

/** Every field that is part of a key. */
const KEY_FIELDS = ['id', 'conversationId', 'userId', 'externalId'];

/**
 * What an `_entities` field costs, for each type of entity that it asks for. The same entity asked for twice counts
 * once. More than `maxRepresentations` are refused when it is resolved, and so cost nothing.
 */
export function entitiesCost(
  { args, nodes }: Selection,
  selections: Selections,
  { schema, maxRepresentations, checksRecords }: EntityTerms,
): readonly EntityCost[] {
  const representations = args['representations'] as readonly Representation[];
  if (representations.length > maxRepresentations) return [];
  return Object.entries(FIELDS_OF_KEYS).flatMap(([name, fieldsOfKeys]) => {
    const type = schema.getType(name);
    const entities = distinct(representations.filter(({ __typename }) => __typename === name));
    if (!isObjectType(type) || entities.length === 0) return [];
    const records = entities.length;
    if (checksRecords)
      return [{ type, calls: name === 'Conversation' ? 2 * records : records, records }];
    const selected = selections.names(type, nodes);
    const read = entities.filter((keys) => {
      const inHand = fieldsOfKeys(keys);
      return !selected.every((field) => inHand.has(field));
    });
    return [{ type, calls: read.length, records }];
  });
}

/** Told apart by their keys alone: whatever else a representation holds, no resolver looks at it. */
function distinct(representations: readonly Representation[]): readonly Representation[] {
  const byKeys = new Map(
    representations.map((keys) => {
      const values = KEY_FIELDS.map((field) => keys[field]);
      return [JSON.stringify(values.map((value) => typeof value === 'string' && value)), keys];
    }),
  );
  return [...byKeys.values()];
}
