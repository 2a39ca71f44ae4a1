import { createRequire } from 'node:module';

import type { AjvCompiler, BuildCompilerFromPool } from '@fastify/ajv-compiler';
import type { SerializerFactory, SerializerSelector } from '@fastify/fast-json-stringify-compiler';

const require = createRequire(import.meta.url);

/**
 * What Fastify compiles the schemas of routes with, loaded for the first route that has one. The routes here have none;
 * those that somebody adds may. By itself, Fastify loads both for every server, which takes a good part of the start.
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
