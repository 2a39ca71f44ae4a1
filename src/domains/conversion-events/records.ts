import type { Maybe } from '../../upstream/json.js';

/** What became of posted conversion events. */
export interface ConversionEvents {
  readonly datasetId?: Maybe<string>;
  readonly eventsReceived?: Maybe<number>;
}
