import type {
  ConversionEventsInput,
  MetaConversionEventsInput,
} from '../../__generated__/resolvers.js';
import type { ConversionEventsBody } from './rest.js';
import type { FieldPath } from '../../kernel/input-error.js';
import type { InputReader } from '../../kernel/input-reader.js';
import { MAX_BODY_BYTES } from '../../upstream/client.js';
import { ExactNumber } from '../../upstream/exact-json.js';
import { exceedsJsonBytes } from '../../upstream/json-size.js';

/** Far more than events of Meta need. */
const MAX_DEPTH = 32;

/** Checks that the events of one channel can be sent as JSON. Their content is not checked: only Meta defines it. */
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
  // What is too large for upstream is not looked through: it is rejected before it is sent.
  const fault = exceedsJsonBytes(payload, MAX_BODY_BYTES) ? undefined : findFault(payload.data);
  if (fault) reader.reject(['events', channel, 'data', ...fault.path], fault.rule);
  return { payload };
}

interface Fault {
  readonly path: FieldPath;
  readonly rule: string;
}

/** The first value that cannot be sent. A number that is too large for a double is none that parsers agree on. */
function findFault(value: unknown, depth = 0): Fault | undefined {
  if (value instanceof ExactNumber)
    return value.isTooLarge
      ? { path: [], rule: 'must be a number that JSON can carry' }
      : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > MAX_DEPTH)
    return { path: [], rule: `must not lie deeper than ${MAX_DEPTH} lists and objects` };
  for (const [key, item] of Object.entries(value)) {
    const fault = findFault(item, depth + 1);
    if (fault) return { ...fault, path: [key, ...fault.path] };
  }
  return undefined;
}
