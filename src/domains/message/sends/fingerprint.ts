import { hash } from 'node:crypto';

import { stringifyJson } from '../../../upstream/exact-json.js';
import type { JsonObject } from '../../../upstream/json.js';
import { isObject } from '../../../upstream/response.js';

/** What is the same for the same message, whatever the order of its keys, and contains nothing of it. */
export function fingerprintOf(message: JsonObject): string {
  return hash('sha256', stringifyJson(sorted(message)), 'base64url');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const names = Object.keys(value).sort();
  return names.map((name) => [name, sorted(value[name])]);
}
