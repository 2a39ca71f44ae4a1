/** The part of a JSON Schema that says which keys a value can have. */
interface Shape {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly items?: unknown;
  /** The kinds of an object, told apart by the `const` of their `type`. */
  readonly oneOf?: readonly unknown[];
  readonly discriminator?: unknown;
}

/** A valid value without the keys that its schema does not have, at any depth; free-form objects stay as they are. */
export function knownKeys(schema: unknown, value: unknown): unknown {
  const { discriminator, items, oneOf = [], properties } = schema as Shape;
  if (Array.isArray(value)) return value.map((element) => knownKeys(items ?? {}, element));
  if (discriminator !== undefined) {
    const { type } = value as { readonly type: unknown };
    return knownKeys(oneOf.find((kind) => nameOf(kind) === type) ?? {}, value);
  }
  if (properties === undefined) return value;
  return Object.fromEntries(
    Object.entries(value as object).flatMap(([key, child]: [string, unknown]) =>
      Object.hasOwn(properties, key) ? [[key, knownKeys(properties[key], child)]] : [],
    ),
  );
}

function nameOf(kind: unknown): unknown {
  const { type } = (kind as Shape).properties ?? {};
  return (type as { readonly const?: unknown } | undefined)?.const;
}
