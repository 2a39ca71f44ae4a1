import type { ConversionEventsInput } from '../__generated__/resolvers.js';
import type { ConversionEventsBody } from '../sunshine/conversion-events.js';
import type { InputReader } from './input-reader.js';
/** Checks the events of one channel. What they mean is between Meta and whoever reports them. */
export declare function readConversionEvents(reader: InputReader, { messenger, instagram, whatsapp }: ConversionEventsInput): ConversionEventsBody;
