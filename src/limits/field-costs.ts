/** What the fields of the graph cost in calls to upstream. A field that is not named here costs none. */
import type { GraphQLField, GraphQLObjectType } from 'graphql';

import { MAX_PARTICIPANTS } from '../domains/conversation/input.js';
import { InputError } from '../kernel/input-error.js';
import type { CursorType } from '../kernel/cursor.js';
import { MAX_PAGE_SIZE, readPageArguments } from '../kernel/page-request.js';
import { CONVERSATION_OF_PARTICIPANT, USER_OF_PARTICIPANT } from '../domains/fields-in-hand.js';
import { MAX_NODES } from '../domains/node.js';
import type { Selection, Selections } from './selections.js';

/** What resolving a field on one record costs, at most. */
export interface FieldCost {
  readonly calls: number;
  /** How many records it gives, to each of which the fields below apply. */
  readonly records: number;
  /** The argument that says so. */
  readonly sizedBy?: string;
  /** Calls on top for a caller of whom it is looked at first whether they take part in a conversation. */
  readonly checks?: number;
}

/** The cost of one field as it is selected. `type` is the type of the records that it gives. */
type SelectedCost = (
  selection: Selection,
  selections: Selections,
  type: GraphQLObjectType,
) => FieldCost;

/** The cost of one field. */
interface CostRule {
  /** Whatever its arguments, and whatever is selected below it. */
  readonly worst: FieldCost;
  /** Where that can be less. */
  readonly selected?: SelectedCost;
}

const IN_HAND: FieldCost = { calls: 0, records: 1 };
const ONE_RECORD: FieldCost = { calls: 1, records: 1 };
/** A conversation found by its id, or what might be one. */
const ONE_CONVERSATION: FieldCost = { ...ONE_RECORD, checks: 1 };
/** What will be refused when it is resolved. */
const NOTHING: FieldCost = { calls: 0, records: 0 };

/** The rules by type and field. */
export const COST_RULES: Readonly<Record<string, CostRule>> = {
  'Query.node': { worst: ONE_CONVERSATION },
  'Query.nodes': {
    worst: { calls: MAX_NODES, records: MAX_NODES, checks: MAX_NODES },
    selected: nodesCost,
  },
  'Query.conversation': { worst: ONE_CONVERSATION },
  'Query.conversations': page('Conversation', MAX_PAGE_SIZE),
  'Query.user': { worst: ONE_RECORD },
  'EndUser.conversations': page('Conversation', MAX_PAGE_SIZE),
  'Conversation.participants': page('Participant', MAX_PARTICIPANTS),
  'Participant.conversation': unlessOnly(CONVERSATION_OF_PARTICIPANT),
  'Participant.user': unlessOnly(USER_OF_PARTICIPANT),
  'Mutation.createConversation': { worst: ONE_RECORD },
  'Mutation.updateConversation': { worst: ONE_RECORD },
  'Mutation.deleteConversation': { worst: ONE_RECORD },
  'Mutation.joinConversation': { worst: ONE_RECORD },
  'Mutation.leaveConversation': {
    worst: { calls: 2, records: 1, checks: 1 },
    selected: leaveCost,
  },
  'Mutation.downloadMessageRef': { worst: ONE_RECORD },
  'Mutation.postConversionEvents': { worst: ONE_RECORD },
  'JoinConversationPayload.conversation': unlessOnly(CONVERSATION_OF_PARTICIPANT),
  'LeaveConversationPayload.conversation': unlessOnly(CONVERSATION_OF_PARTICIPANT),
};

/** What a field costs on one record. `type` is the type of the records that it gives. */
export function costOf(
  selection: Selection,
  selections: Selections,
  type: GraphQLObjectType,
): FieldCost {
  const rule = COST_RULES[`${selection.parentType.name}.${selection.field.name}`];
  return rule?.selected?.(selection, selections, type) ?? rule?.worst ?? IN_HAND;
}

/** What a field costs on one record at most, whatever its arguments. */
export function worstCostOf(
  { name: typeName }: GraphQLObjectType,
  { name }: GraphQLField<unknown, unknown>,
): FieldCost {
  return COST_RULES[`${typeName}.${name}`]?.worst ?? IN_HAND;
}

function nodesCost({ args: { ids } }: Selection): FieldCost {
  if (!Array.isArray(ids) || ids.length > MAX_NODES) return NOTHING;
  const { size } = new Set(ids);
  return { calls: size, records: size, sizedBy: 'ids', checks: size };
}

/**
 * A page is one call, and has as many records as are asked for, or as there can be. Walking to the end of a list, which
 * `last` without `before` needs, can take more calls: how many, only upstream knows.
 */
function page(type: CursorType, most: number): CostRule {
  return {
    worst: { calls: 1, records: most },
    selected: ({ args }) => {
      try {
        const { direction, size } = readPageArguments(type, args);
        const sizedBy = direction === 'forward' ? 'first' : 'last';
        return { calls: 1, records: Math.min(size, most), sizedBy };
      } catch (error) {
        if (error instanceof InputError) return NOTHING;
        throw error;
      }
    },
  };
}

function unlessOnly(inHand: ReadonlySet<string>): CostRule {
  return {
    worst: ONE_RECORD,
    selected: ({ nodes }, selections, type) =>
      selections.names(type, nodes).every((name) => inHand.has(name)) ? IN_HAND : ONE_RECORD,
  };
}

/** Who leaves is looked up before, when the answer is to name the participant and the input names a user. */
function leaveCost(
  { args, nodes }: Selection,
  selections: Selections,
  type: GraphQLObjectType,
): FieldCost {
  const { participant } = args['input'] as {
    readonly participant: Readonly<Record<string, unknown>>;
  };
  const isLookedUp =
    typeof participant['participantId'] !== 'string' &&
    selections.names(type, nodes).includes('removedParticipantId');
  return { calls: isLookedUp ? 2 : 1, records: 1, checks: 1 };
}
