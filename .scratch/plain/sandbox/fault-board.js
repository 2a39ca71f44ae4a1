import { Gate } from './gate.js';
/**
 * The faults that wait for requests. One request gets every fault that matches it, in the order in
 * which they were added, up to the first that takes the answer away (`status`, `drop`): what
 * follows waits for the next request, so two of those with `times: 1` make a sequence.
 */
export class FaultBoard {
    #posted = [];
    #gates = new Set();
    /** Posts a fault, behind those already there. */
    add(fault) {
        const gate = new Gate(fault.kind === 'gate' ? fault.count : 1);
        this.#gates.add(gate);
        this.#posted.push({ fault, gate, toSkip: fault.skip ?? 0, left: fault.times ?? Infinity });
    }
    /** Takes all faults down and lets go whoever waits at a gate. */
    clear() {
        this.#posted = [];
        for (const gate of this.#gates)
            gate.open();
        this.#gates.clear();
    }
    /** The faults that still have requests to meet. */
    get list() {
        return this.#posted.map(({ fault }) => fault);
    }
    /** The faults for one request, counted as used. */
    take(operation, url) {
        const due = [];
        for (const posted of this.#posted) {
            if (!matches(posted.fault, operation, url))
                continue;
            if (posted.toSkip > 0) {
                posted.toSkip -= 1;
                continue;
            }
            const { fault } = posted;
            posted.toSkip = (fault.every ?? 1) - 1;
            posted.left -= 1;
            due.push(toDue(posted));
            if (fault.kind === 'status' || fault.kind === 'drop')
                break;
        }
        this.#posted = this.#posted.filter(({ left }) => left > 0);
        return due;
    }
}
function matches({ operation: wanted = '*', when }, operation, url) {
    const { pathIncludes = '' } = typeof when === 'object' ? when : {};
    return (wanted === '*' || wanted === operation) && url.includes(pathIncludes);
}
function toDue({ fault, gate }) {
    if (fault.kind === 'gate')
        return { kind: 'gate', gate };
    if (fault.kind !== 'drop')
        return fault;
    const { when } = fault;
    return { kind: 'drop', moment: typeof when === 'string' ? when : when.moment };
}
//# sourceMappingURL=fault-board.js.map