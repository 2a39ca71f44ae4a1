import type { CallFault, DropFault, DropMoment, Fault, GateFault } from './kinds.js';
import { WEBHOOK_KINDS, type WebhookFault } from './webhook-kinds.js';
import { Gate } from './gate.js';

/** A fault for one request; a gate is the object that all its requests share. */
export type DueFault =
  | Exclude<CallFault, GateFault | DropFault>
  | { readonly kind: 'gate'; readonly gate: Gate }
  | { readonly kind: 'drop'; readonly moment: DropMoment };

const UNANSWERED: readonly Fault['kind'][] = ['status', 'drop', 'lateWork'];

interface Posted {
  readonly fault: Fault;
  readonly gate: Gate;
  /** How many matching requests, or events, to pass before the next one gets it. */
  toSkip: number;
  left: number;
}

/**
 * The faults that wait for requests, or for events of webhooks. One request gets every fault that matches it, in the order in
 * which they were added, up to the first that prevents the answer (`status`, `drop`, `lateWork`): later faults
 * wait for the next request, so two of those with `times: 1` make a sequence.
 */
export class FaultBoard {
  #posted: Posted[] = [];
  readonly #gates = new Set<Gate>();
  #onClear: (() => void) | undefined;

  /** Sets what is called whenever the faults have been removed. */
  onClear(listener: () => void): void {
    this.#onClear = listener;
  }

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
    this.#onClear?.();
  }

  /** The faults that still apply to further requests. */
  get list(): readonly Fault[] {
    return this.#posted.map(({ fault }) => fault);
  }

  /** The faults for one request, counted as used. */
  take(operation: string, url: string): readonly DueFault[] {
    const due: DueFault[] = [];
    for (const posted of this.#posted) {
      const { fault, gate } = posted;
      if (isForWebhooks(fault) || !matches(fault, operation, url) || !isDue(posted)) continue;
      due.push(toDue(fault, gate));
      if (UNANSWERED.includes(fault.kind)) break;
    }
    this.#dropUsedUp();
    return due;
  }

  /** The faults for one event that is to be delivered to one webhook, counted as used. */
  takeForEvent(trigger: string): readonly WebhookFault[] {
    const due: WebhookFault[] = [];
    for (const posted of this.#posted) {
      const { fault } = posted;
      if (!isForWebhooks(fault) || (fault.trigger ?? trigger) !== trigger) continue;
      if (isDue(posted)) due.push(fault);
    }
    this.#dropUsedUp();
    return due;
  }

  #dropUsedUp(): void {
    this.#posted = this.#posted.filter(({ left }) => left > 0);
  }
}

function isForWebhooks(fault: Fault): fault is WebhookFault {
  return WEBHOOK_KINDS.some((kind) => kind === fault.kind);
}

/** Whether a fault is for this one of the requests, or events, that match it, which is counted. */
function isDue(posted: Posted): boolean {
  if (posted.toSkip > 0) {
    posted.toSkip -= 1;
    return false;
  }
  posted.toSkip = (posted.fault.every ?? 1) - 1;
  posted.left -= 1;
  return true;
}

function matches(
  { operation: wanted = '*', when }: CallFault,
  operation: string,
  url: string,
): boolean {
  const { pathIncludes = '' } = typeof when === 'object' ? when : {};
  return (wanted === '*' || wanted === operation) && url.includes(pathIncludes);
}

function toDue(fault: CallFault, gate: Gate): DueFault {
  if (fault.kind === 'gate') return { kind: 'gate', gate };
  if (fault.kind !== 'drop') return fault;
  const { when } = fault;
  return { kind: 'drop', moment: typeof when === 'string' ? when : when.moment };
}
