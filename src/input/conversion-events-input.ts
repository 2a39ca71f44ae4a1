import type {
  ConversionEventsInput,
  MetaConversionEventsInput,
} from '../__generated__/resolvers.js';
import type { ConversionEventsBody } from '../sunshine/conversion-events.js';
import type { FieldPath } from './input-error.js';
import type { InputReader } from './input-reader.js';

/** Checks the events of one channel. What they mean is between Meta and whoever reports them. */
export function readConversionEvents(
  reader: InputReader,
  { messenger, instagram, whatsapp }: ConversionEventsInput,
): ConversionEventsBody {
  return {
    ...(messenger && { messenger: readPayload(reader, 'messenger', messenger) }),
    ...(instagram && { instagram: readPayload(reader, 'instagram', instagram) }),
    ...(whatsapp && { whatsapp: readPayload(reader, 'whatsapp', whatsapp) }),
  };
}

function readPayload(
  reader: InputReader,
  channel: keyof ConversionEventsBody,
  payload: MetaConversionEventsInput,
): { readonly payload: MetaConversionEventsInput } {
  refuseInfinities(reader, ['events', channel, 'data'], payload.data);
  return { payload };
}

/** A number too large for JSON would be sent as null. */
function refuseInfinities(reader: InputReader, field: FieldPath, value: unknown): void {
  if (typeof value === 'number' && !Number.isFinite(value))
    reader.refuse(field, 'must be a number that JSON can carry');
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) refuseInfinities(reader, [...field, key], item);
}
