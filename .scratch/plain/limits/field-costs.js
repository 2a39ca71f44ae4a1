import { MAX_PARTICIPANTS } from '../input/conversation-input.js';
import { InputError } from '../input/input-error.js';
import { MAX_PAGE_SIZE, readPageArguments } from '../relay/page-request.js';
import { CONVERSATION_OF_PARTICIPANT, USER_OF_PARTICIPANT } from '../resolvers/fields-in-hand.js';
import { MAX_NODES } from '../resolvers/node.js';
const IN_HAND = { calls: 0, records: 1 };
const ONE_RECORD = { calls: 1, records: 1 };
/** A conversation found by its id, or what might be one. */
const ONE_CONVERSATION = { ...ONE_RECORD, checks: 1 };
/** What will be refused when it is resolved. */
const NOTHING = { calls: 0, records: 0 };
/** The rules by type and field. */
export const COST_RULES = {
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
export function costOf(selection, selections, type) {
    const rule = COST_RULES[`${selection.parentType.name}.${selection.field.name}`];
    return rule?.selected?.(selection, selections, type) ?? rule?.worst ?? IN_HAND;
}
/** What a field costs on one record at most, whatever its arguments. */
export function worstCostOf({ name: typeName }, { name }) {
    return COST_RULES[`${typeName}.${name}`]?.worst ?? IN_HAND;
}
function nodesCost({ args: { ids } }) {
    if (!Array.isArray(ids) || ids.length > MAX_NODES)
        return NOTHING;
    const { size } = new Set(ids);
    return { calls: size, records: size, sizedBy: 'ids', checks: size };
}
/**
 * A page is one call, and has as many records as are asked for, or as there can be. Walking to the end of a list, which
 * `last` without `before` needs, can take more calls: how many, only upstream knows.
 */
function page(type, most) {
    return {
        worst: { calls: 1, records: most },
        selected: ({ args }) => {
            try {
                const { direction, size } = readPageArguments(type, args);
                const sizedBy = direction === 'forward' ? 'first' : 'last';
                return { calls: 1, records: Math.min(size, most), sizedBy };
            }
            catch (error) {
                if (error instanceof InputError)
                    return NOTHING;
                throw error;
            }
        },
    };
}
function unlessOnly(inHand) {
    return {
        worst: ONE_RECORD,
        selected: ({ nodes }, selections, type) => selections.names(type, nodes).every((name) => inHand.has(name)) ? IN_HAND : ONE_RECORD,
    };
}
/** Who leaves is looked up before, when the answer is to name the participant and the input names a user. */
function leaveCost({ args, nodes }, selections, type) {
    const { participant } = args['input'];
    const isLookedUp = typeof participant['participantId'] !== 'string' &&
        selections.names(type, nodes).includes('removedParticipantId');
    return { calls: isLookedUp ? 2 : 1, records: 1, checks: 1 };
}
//# sourceMappingURL=field-costs.js.map