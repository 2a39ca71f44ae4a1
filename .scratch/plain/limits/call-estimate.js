import { getNamedType, getVariableValues, isAbstractType, isObjectType, } from 'graphql';
import { entitiesCost } from './entity-costs.js';
import { costOf } from './field-costs.js';
import { Selections } from './selections.js';
const NO_CALLS = { calls: 0, peak: { calls: 0, multipliers: [] } };
const ROOT = { records: 1, conversations: 1, path: [], multipliers: [] };
/**
 * Computes how many calls to upstream an operation can need at most, from its document and variables alone: pages that
 * are full multiply what is asked for below them. What two fields at one place ask for in common counts once, as the
 * loaders ask once. Where records are checked to be the caller's, so are the calls for that. Never throws for what a
 * caller sent: arguments at fault are left to execution, which makes no call for them.
 */
export function estimateCalls(request) {
    const { schema, document, operation, variables, checksRecords } = request;
    const type = schema.getRootType(operation.operation);
    const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
    if (!type || !coerced)
        return { calls: 0, largest: undefined };
    const selections = new Selections(schema, document, coerced);
    const { calls, peak } = new CallCounter(request, selections).sum(selections.ofOperation(type, operation), ROOT);
    const whoCalls = checksRecords && calls > 0 ? 1 : 0;
    return {
        calls: Math.min(calls + whoCalls, Number.MAX_SAFE_INTEGER),
        largest: peak.multipliers.reduce((largest, next) => (next.size > (largest?.size ?? 1) ? next : largest), undefined),
    };
}
class CallCounter {
    #terms;
    #selections;
    constructor(terms, selections) {
        this.#terms = terms;
        this.#selections = selections;
    }
    sum(selections, place) {
        return selections.map((selection) => this.#count(selection, place)).reduce(add, NO_CALLS);
    }
    #count(selection, place) {
        const path = [...place.path, selection.field.name];
        if (selection.field.name === '_entities')
            return this.#countEntities(selection, path);
        return this.#possibleTypes(selection)
            .map(([type, nodes]) => this.#countAs(type, nodes, selection, { ...place, path }))
            .reduce(costlier, NO_CALLS);
    }
    /** The calls of a field and of what is selected below it, in case that it gives records of `type`. */
    #countAs(type, nodes, selection, place) {
        const cost = costOf(selection, this.#selections, type);
        const { records, sizedBy } = cost;
        const calls = cost.calls + (this.#terms.checksRecords ? (cost.checks ?? 0) : 0);
        const name = `${selection.parentType.name}.${selection.field.name}`;
        // However many participants of a conversation ask for it, it is one conversation.
        const times = name === 'Participant.conversation' ? place.conversations : place.records;
        const multipliers = sizedBy === undefined
            ? place.multipliers
            : [...place.multipliers, { path: place.path, argument: sizedBy, size: records }];
        const below = {
            records: times * records,
            conversations: name === 'Conversation.participants' ? times : times * records,
            path: place.path,
            multipliers,
        };
        return add(
        // The calls of a list of ids are made as often as it has ids; those of a page, once.
        sumOf(times * calls, calls > 1 ? multipliers : place.multipliers), this.sum(this.#selections.below(type, nodes), below));
    }
    #countEntities(selection, path) {
        return entitiesCost(selection, this.#selections, this.#terms)
            .map(({ type, calls, records }) => {
            const multipliers = [{ path, argument: 'representations', size: records }];
            const place = { records, conversations: records, path, multipliers };
            const below = this.#selections.below(type, selection.nodes);
            return add(sumOf(calls, multipliers), this.sum(below, place));
        })
            .reduce(add, NO_CALLS);
    }
    /** The types of record that a field can give, with what is selected of each. The records of a page are its nodes. */
    #possibleTypes({ field, nodes }) {
        const type = getNamedType(field.type);
        if (isAbstractType(type))
            return this.#terms.schema.getPossibleTypes(type).map((possible) => [possible, nodes]);
        return isObjectType(type) ? [this.#recordsOf(type, nodes)] : [];
    }
    #recordsOf(type, nodes) {
        const { edges, nodes: list, node } = type.getFields();
        const field = edges ? list : node;
        const record = field && getNamedType(field.type);
        if (!isObjectType(record))
            return [type, nodes];
        const found = this.#selections.below(type, nodes).flatMap((selection) => {
            const below = getNamedType(selection.field.type);
            if (below === record)
                return selection.nodes;
            return selection.field === edges && isObjectType(below)
                ? this.#recordsOf(below, selection.nodes)[1]
                : [];
        });
        return [record, found];
    }
}
function sumOf(calls, multipliers) {
    return { calls, peak: { calls, multipliers } };
}
function add(one, other) {
    return {
        calls: one.calls + other.calls,
        peak: other.peak.calls > one.peak.calls ? other.peak : one.peak,
    };
}
function costlier(one, other) {
    return other.calls > one.calls ? other : one;
}
//# sourceMappingURL=call-estimate.js.map