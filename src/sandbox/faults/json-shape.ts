type JsonObject = Readonly<Record<string, unknown>>;

/**
 * The value without the key at a dotted path, where `[]` after a name means each element of
 * a list: `conversations[].type`. A path to a missing key changes nothing.
 */
export function withoutKey(value: unknown, path: string): unknown {
  const [head = '', ...tail] = path.split('.');
  const name = head.replace(/\[\]$/, '');
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) => {
      if (key !== name) return [[key, child]];
      if (tail.length === 0) return [];
      const rest = tail.join('.');
      return [[key, eachElement(child, (element) => withoutKey(element, rest))]];
    }),
  );
}

/** The value with an overlay merged into it: objects merge key by key, also within lists. */
export function withOverlay(value: unknown, overlay: unknown): unknown {
  if (!isObject(overlay)) return overlay;
  if (Array.isArray(value)) return value.map((element) => withOverlay(element, overlay));
  const base = isObject(value) ? value : {};
  return Object.fromEntries([
    ...Object.entries(base),
    ...Object.entries(overlay).map(([key, child]) => [key, withOverlay(base[key], child)] as const),
  ]);
}

function eachElement(value: unknown, change: (element: unknown) => unknown): unknown {
  return Array.isArray(value) ? value.map(change) : change(value);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
