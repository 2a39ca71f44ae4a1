/** The names of the faults for webhooks. */
export const WEBHOOK_KINDS = [
  'duplicate',
  'reorder',
  'delay',
  'lose',
  'batch',
  'secret',
  'unknown',
  'large',
] as const satisfies readonly WebhookFault['kind'][];

/** How many requests, or events, a fault is for; without any of these keys, for every one until it is cleared. */
export interface FaultCount {
  /** How many get the fault. */
  readonly times?: number | undefined;
  /** How many matching ones pass first. */
  readonly skip?: number | undefined;
  /** With 10, nine of ten matching ones pass. */
  readonly every?: number | undefined;
}

/** Which events a fault is for, each counted for each webhook that gets it; without any of these keys, for every one. */
interface EventScope extends FaultCount {
  /** Name of a trigger, such as `conversation:message`. */
  readonly trigger?: string | undefined;
}

/** Posts the delivery again. */
interface DuplicateFault extends EventScope {
  readonly kind: 'duplicate';
  /** How often again: 1 unless given. */
  readonly copies?: number | undefined;
}

/** Posts the delivery after the next ones. */
interface ReorderFault extends EventScope {
  readonly kind: 'reorder';
  /** After how many: 1 unless given. */
  readonly by?: number | undefined;
}

/** Posts the delivery so many milliseconds later; others do not wait for it. */
interface DelayFault extends EventScope {
  readonly kind: 'delay';
  readonly ms: number;
}

/** Never posts the delivery. */
interface LoseFault extends EventScope {
  readonly kind: 'lose';
}

/** Collects so many events and posts them in one delivery. */
interface BatchFault extends EventScope {
  readonly kind: 'batch';
  readonly count: number;
}

/** Posts the delivery with another secret. */
interface SecretFault extends EventScope {
  readonly kind: 'secret';
  /** The value of `X-API-Key`: a wrong one unless given; null leaves the header out. */
  readonly value?: string | null | undefined;
}

/** Gives the event another type. */
interface UnknownFault extends EventScope {
  readonly kind: 'unknown';
  /** `sandbox:unknown` unless given. */
  readonly type?: string | undefined;
}

/** Makes the body of the delivery so long. */
interface LargeFault extends EventScope {
  readonly kind: 'large';
  /** 1,048,576 unless given. */
  readonly bytes?: number | undefined;
}

/** A failure of the delivery of an event to a webhook. */
export type WebhookFault =
  | DuplicateFault
  | ReorderFault
  | DelayFault
  | LoseFault
  | BatchFault
  | SecretFault
  | UnknownFault
  | LargeFault;
