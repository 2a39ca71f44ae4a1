import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
/**
 * What Fastify compiles the schemas of routes with, loaded for the first route that has one. The routes here have none;
 * those that somebody adds may. By itself, Fastify loads both for every server, which takes a good part of the start.
 */
export const compilersFactory = {
    buildValidator: (...given) => require('@fastify/ajv-compiler')()(...given),
    buildSerializer: (...given) => require('@fastify/fast-json-stringify-compiler')()(...given),
};
//# sourceMappingURL=compilers.js.map