import type { Outcome } from '../../kernel/outcome.js';
import type { ConversionEvents } from './records.js';

export type PostedConversionEvents = Outcome<ConversionEvents>;
