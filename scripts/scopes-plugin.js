/** A plugin of graphql-codegen: writes the scopes that the SDL names, so that they are listed nowhere else. */
import { valueFromASTUntyped } from 'graphql';

/** The text of `src/__generated__/scopes.ts`. */
export function plugin(schema) {
  const scopes = new Set(
    Object.values(schema.getTypeMap())
      .flatMap((type) => Object.values(type.getFields?.() ?? {}))
      .flatMap(({ astNode }) => astNode?.directives ?? [])
      .filter(({ name }) => name.value === 'requiresScopes')
      .flatMap(({ arguments: [given] }) => valueFromASTUntyped(given.value).flat()),
  );
  const lines = [...scopes].sort().map((scope) => `  '${scope}',\n`);
  return `/** Every scope that the schema requires. */\nexport const SCOPES = [\n${lines.join('')}] as const;\n`;
}
