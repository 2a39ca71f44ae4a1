import type { DropFault, DropMoment, Fault, GateFault } from './kinds.js';
import { Gate } from './gate.js';

/** A fault for one request; a gate is the object that all its requests share. */
export type DueFault =
  | Exclude<Fault, GateFault | DropFault>
  | { readonly kind: 'gate'; readonly gate: Gate }
  | { readonly kind: 'drop'; readonly moment: DropMoment };

const UNANSWERED: readonly Fault['kind'][] = ['status', 'drop', 'lateWork'];

interface Posted {
  readonly fault: Fault;
  readonly gate: Gate;
  /** How many matching requests to pass before the next one gets it. */
  toSkip: number;
  left: number;
}

/**
 * The faults that wait for requests. One request gets every fault that matches it, in the order in
 * which they were added, up to the first that prevents the answer (`status`, `drop`, `lateWork`): later faults
 * wait for the next request, so two of those with `times: 1` make a sequence.
 */
export class FaultBoard {
  #posted: Posted[] = [];
  readonly #gates = new Set<Gate>();

  /** Adds a fault after the existing ones. */
  add(fault: Fault): void {
    const gate = new Gate(fault.kind === 'gate' ? fault.count : 1);
    this.#gates.add(gate);
    this.#posted.push({ fault, gate, toSkip: fault.skip ?? 0, left: fault.times ?? Infinity });
  }

  /** Removes all faults and releases the requests that wait at a gate. */
  clear(): void {
    this.#posted = [];
    for (const gate of this.#gates) gate.open();
    this.#gates.clear();
  }

  /** The faults that still apply to further requests. */
  get list(): readonly Fault[] {
    return this.#posted.map(({ fault }) => fault);
  }

  /** The faults for one request, counted as used. */
  take(operation: string, url: string): readonly DueFault[] {
    const due: DueFault[] = [];
    for (const posted of this.#posted) {
      if (!matches(posted.fault, operation, url)) continue;
      if (posted.toSkip > 0) {
        posted.toSkip -= 1;
        continue;
      }
      const { fault } = posted;
      posted.toSkip = (fault.every ?? 1) - 1;
      posted.left -= 1;
      due.push(toDue(posted));
      if (UNANSWERED.includes(fault.kind)) break;
    }
    this.#posted = this.#posted.filter(({ left }) => left > 0);
    return due;
  }
}

function matches(
  { operation: wanted = '*', when }: Fault,
  operation: string,
  url: string,
): boolean {
  const { pathIncludes = '' } = typeof when === 'object' ? when : {};
  return (wanted === '*' || wanted === operation) && url.includes(pathIncludes);
}

function toDue({ fault, gate }: Posted): DueFault {
  if (fault.kind === 'gate') return { kind: 'gate', gate };
  if (fault.kind !== 'drop') return fault;
  const { when } = fault;
  return { kind: 'drop', moment: typeof when === 'string' ? when : when.moment };
}
