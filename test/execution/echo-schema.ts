import { buildSchema, type GraphQLSchema } from 'graphql';

/** A schema whose field `echo` gives its arguments, as text. */
export function echoSchema(): GraphQLSchema {
  const schema = buildSchema(`
    directive @note(text: String) on FIELD
    scalar Any
    input Input { text: String, more: [Input!] }
    type Query {
      echo(text: String, texts: [String], number: Int = 7, input: Input, any: Any): String
      self: Query!
    }
    type Mutation { echo(text: String): String }
  `);
  for (const name of ['Query', 'Mutation'] as const) {
    const type = name === 'Query' ? schema.getQueryType() : schema.getMutationType();
    const { echo, self } = type?.getFields() ?? {};
    if (echo) echo.resolve = (_, args) => JSON.stringify(args);
    if (self) self.resolve = () => ({});
  }
  return schema;
}
