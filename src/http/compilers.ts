import { createRequire } from 'node:module';

import type { AjvCompiler, BuildCompilerFromPool } from '@fastify/ajv-compiler';
import type { SerializerFactory, SerializerSelector } from '@fastify/fast-json-stringify-compiler';

const require = createRequire(import.meta.url);

/**
 * The compilers of route schemas for Fastify, loaded for the first route that has a schema. The routes here have none;
 * added ones may. By default Fastify loads both for every server, which takes much of the start-up time.
 */
export const compilersFactory: {
  readonly buildValidator: BuildCompilerFromPool;
  readonly buildSerializer: SerializerFactory;
} = {
  buildValidator: (...given) =>
    (require('@fastify/ajv-compiler') as typeof AjvCompiler)()(...given),
  buildSerializer: (...given) =>
    (require('@fastify/fast-json-stringify-compiler') as typeof SerializerSelector)()(...given),
};
