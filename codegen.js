/** `npm run codegen` writes the types of the resolvers from the SDL; CI fails when they are out of date. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const DOMAINS = new URL('src/domains/', import.meta.url);

/** What the resolvers of each type get as their parent, as the `mappers.json` of the domains say. */
function mappers() {
  return Object.fromEntries(
    readdirSync(DOMAINS, { withFileTypes: true })
      .filter((entry) => existsSync(new URL(`${entry.name}/mappers.json`, DOMAINS)))
      .flatMap(({ name }) =>
        Object.entries(
          JSON.parse(readFileSync(new URL(`${name}/mappers.json`, DOMAINS), 'utf8')),
        ).map(([type, parent]) => [type, `../domains/${name}/${parent}`]),
      ),
  );
}

export default {
  schema: 'schema/*.graphql',
  // The explorer's examples: nothing is written from them, but the run fails when the schema does not allow one.
  documents: 'examples/operations/*.graphql',
  generates: {
    'src/__generated__/resolvers.ts': {
      plugins: [
        { add: { content: '/* Written by `npm run codegen`. Do not edit. */' } },
        'typescript',
        'typescript-resolvers',
      ],
      config: {
        federation: true,
        enumsAsTypes: true,
        useTypeImports: true,
        immutableTypes: true,
        strictScalars: true,
        defaultScalarType: 'unknown',
        inputMaybeValue: 'T | null | undefined',
        contextType: '../kernel/context.js#Context',
        scalars: {
          DateTime: 'string',
          URL: 'string',
          JSONObject: '../upstream/json.js#JsonObject',
          _FieldSet: 'string',
        },
        mappers: { ConversationUserError: '../kernel/outcome.js#UserError', ...mappers() },
      },
    },
  },
};
