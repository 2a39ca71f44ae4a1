import {
  getArgumentValues,
  isObjectType,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
} from 'graphql';

import type { Context } from '../graphql/context.js';
import type { ConversationReference } from '../domains/conversation/rest.js';
import type { Participant } from '../domains/records.js';
import type { UserLookup } from '../domains/user/rest.js';
import { selectedFields } from './selection.js';

/** What is known of a record before it was read, by type: enough for the fields below to start their calls. */
interface References {
  readonly Conversation: ConversationReference;
  readonly EndUser: UserLookup;
  readonly Participant: Pick<Participant, 'appId' | 'conversationId'>;
}

/** The fields whose resolvers make calls and need nothing of their parent but its reference. */
const CALLING_FIELDS: Readonly<Record<keyof References, ReadonlySet<string>>> = {
  Conversation: new Set(['participants']),
  EndUser: new Set(['conversations']),
  Participant: new Set(['conversation']),
};

/**
 * Starts the calls of the fields below a record that is about to be read, so that they travel together with the call
 * for the record itself rather than after it.
 *
 * It runs the resolvers of those fields early, with the reference in place of the record, and throws away what they
 * give: the loaders remember it, so the real run costs no call. Whatever goes wrong is left to the real run, too.
 */
export function prefetch<TypeName extends keyof References>(
  typeName: TypeName,
  reference: References[TypeName],
  context: Context,
  info: GraphQLResolveInfo,
): void {
  const type = objectType(typeName, info);
  for (const nodes of selectedFields(type, info).values()) {
    const [node] = nodes;
    const field = node && type.getFields()[node.name.value];
    if (field && CALLING_FIELDS[typeName].has(field.name))
      void runEarly(type, field, nodes, reference, context, info);
  }
}

/** The object type of that name in the schema being executed. */
export function objectType(name: string, { schema }: GraphQLResolveInfo): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new TypeError(`${name} is not an object type of the schema`);
  return type;
}

async function runEarly(
  parentType: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  fieldNodes: readonly FieldNode[],
  reference: unknown,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<void> {
  const [node] = fieldNodes;
  if (!node) return;
  const { name: fieldName, type: returnType } = field;
  try {
    const args = getArgumentValues(field, node, info.variableValues);
    const fieldInfo = { ...info, fieldName, fieldNodes, returnType, parentType };
    await context.loaders.ahead(() => field.resolve?.(reference, args, context, fieldInfo));
  } catch {
    // The real run meets the same failure, and reports it in its place.
  }
}
