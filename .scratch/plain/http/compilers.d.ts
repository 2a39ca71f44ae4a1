import type { BuildCompilerFromPool } from '@fastify/ajv-compiler';
import type { SerializerFactory } from '@fastify/fast-json-stringify-compiler';
/**
 * What Fastify compiles the schemas of routes with, loaded for the first route that has one. The routes here have none;
 * those that somebody adds may. By itself, Fastify loads both for every server, which takes a good part of the start.
 */
export declare const compilersFactory: {
    readonly buildValidator: BuildCompilerFromPool;
    readonly buildSerializer: SerializerFactory;
};
