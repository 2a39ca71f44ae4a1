import { Refusal } from './refusal.js';
/** The refusal of an operation that could need more calls than it may make, with what to lower. */
export function overBudget({ calls, largest }, limit) {
    const advice = largest ? adviceOn(largest) : 'ask for less at once';
    return new Refusal('UPSTREAM_BUDGET_EXCEEDED', `the operation could need ${calls} upstream calls and may make ${limit}: ${advice}`, {
        estimated: calls,
        limit,
        ...(largest && {
            lower: { field: fieldPath(largest), argument: largest.argument, value: largest.size },
        }),
    });
}
function adviceOn(multiplier) {
    const { argument, size } = multiplier;
    const field = fieldPath(multiplier);
    return argument === 'first' || argument === 'last'
        ? `lower \`${argument}\` of \`${field}\`, which can give ${size} records now`
        : `give \`${field}\` fewer than the ${size} \`${argument}\` of now`;
}
function fieldPath({ path }) {
    return path.join('.');
}
//# sourceMappingURL=budget-refusal.js.map