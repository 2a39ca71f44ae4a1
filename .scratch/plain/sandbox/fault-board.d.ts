import type { DropFault, DropMoment, Fault, GateFault } from './fault-kinds.js';
import { Gate } from './gate.js';
/** A fault that has met its request; a gate comes as the one that all its requests share. */
export type DueFault = Exclude<Fault, GateFault | DropFault> | {
    readonly kind: 'gate';
    readonly gate: Gate;
} | {
    readonly kind: 'drop';
    readonly moment: DropMoment;
};
/**
 * The faults that wait for requests. One request gets every fault that matches it, in the order in
 * which they were added, up to the first that takes the answer away (`status`, `drop`): what
 * follows waits for the next request, so two of those with `times: 1` make a sequence.
 */
export declare class FaultBoard {
    #private;
    /** Posts a fault, behind those already there. */
    add(fault: Fault): void;
    /** Takes all faults down and lets go whoever waits at a gate. */
    clear(): void;
    /** The faults that still have requests to meet. */
    get list(): readonly Fault[];
    /** The faults for one request, counted as used. */
    take(operation: string, url: string): readonly DueFault[];
}
