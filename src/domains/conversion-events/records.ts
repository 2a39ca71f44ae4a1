import type { Maybe } from '../../upstream/json.js';

/** The result of posting conversion events. */
export interface ConversionEvents {
  readonly datasetId?: Maybe<string>;
  readonly eventsReceived?: Maybe<number>;
}
