import { parseExactJson } from '../upstream/exact-json.js';
import { badRequest, bodyTooLarge } from './errors.js';

const MAX_JSON_BYTES = 100 * 1024;

/**
 * The JSON body of a request, every digit of its numbers kept.
 *
 * @throws ApiError 413 over the upstream's limit, 400 for another content type or no JSON.
 */
export function readJson(contentType: string | undefined, raw: Buffer): unknown {
  if (raw.length > MAX_JSON_BYTES) throw bodyTooLarge();
  if (!/^application\/json\s*(;|$)/i.test(contentType ?? '')) {
    throw badRequest('Content-Type should be application/json');
  }
  const json = parsed(() => parseExactJson(raw.toString('utf8')));
  if (json === undefined) throw badRequest('Request body is not valid JSON');
  return json;
}

/** The JSON of a body as JavaScript reads it, or undefined when it is no JSON. */
export function parseJson(raw: Buffer): unknown {
  return parsed(() => JSON.parse(raw.toString('utf8')) as unknown);
}

function parsed(parse: () => unknown): unknown {
  try {
    return parse();
  } catch {
    return undefined;
  }
}
