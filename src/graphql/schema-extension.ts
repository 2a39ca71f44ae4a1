import { Kind, parse, type DocumentNode } from 'graphql';

import type { Resolvers } from './attach-resolvers.js';

/** What a program that has this server as a library adds to the schema. */
export interface SchemaExtension {
  /** Further types, and fields in `extend type …`. With `CALLER_AUTH=jwt` root fields need `@requiresScopes`. */
  readonly typeDefs: string | DocumentNode;
  /** The resolvers of these types and fields, by type and field. */
  readonly resolvers: Resolvers;
}

/** What an SDL defines. */
interface Defined {
  readonly types: ReadonlySet<string>;
  /** Such as `Query.user`. */
  readonly fields: ReadonlySet<string>;
}

/**
 * The SDL of an extension.
 *
 * @throws {TypeError} when there is a resolver for something that the extension does not define: it would replace one of
 * this server, with what that checks.
 */
export function sdlOfExtension({ typeDefs, resolvers }: SchemaExtension): DocumentNode {
  const document = typeof typeDefs === 'string' ? parse(typeDefs) : typeDefs;
  const { types, fields } = definedIn(document);
  for (const [type, own] of Object.entries(resolvers))
    if (!types.has(type))
      for (const field of Object.keys(own))
        if (!fields.has(`${type}.${field}`))
          throw new TypeError(`${type}.${field} is not defined by this extension of the schema`);
  return document;
}

/**
 * Makes sure that an extension defines nothing that the schema has: the later definition would replace the earlier, with
 * what that requires of callers.
 *
 * @throws {TypeError} when it does.
 */
export function requireNew(schema: DocumentNode, extension: DocumentNode): void {
  const known = definedIn(schema);
  const { types, fields } = definedIn(extension);
  for (const name of [...types, ...fields])
    if (known.types.has(name) || known.fields.has(name))
      throw new TypeError(`${name} is in the schema already`);
}

function definedIn({ definitions }: DocumentNode): Defined {
  const types = new Set<string>();
  const fields = new Set<string>();
  for (const definition of definitions) {
    const { value: name } = ('name' in definition ? definition.name : undefined) ?? {};
    if (name === undefined) continue;
    if (definition.kind !== Kind.DIRECTIVE_DEFINITION && !definition.kind.endsWith('Extension'))
      types.add(name);
    if ('fields' in definition)
      for (const field of definition.fields ?? []) fields.add(`${name}.${field.name.value}`);
  }
  return { types, fields };
}
