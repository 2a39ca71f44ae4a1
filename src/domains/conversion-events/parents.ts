import type { Outcome } from '../../kernel/outcome.js';
import type { InvalidRecord } from '../../upstream/response.js';
import type { ConversionEvents } from './records.js';

/** The record as far as the answer to the change has it. */
export type PostedConversionEvents = Outcome<{
  readonly posted: ConversionEvents | InvalidRecord | null;
}>;
