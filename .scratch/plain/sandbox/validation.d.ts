/** How much JSON the metadata of a conversation or a user may take. */
export declare const MAX_METADATA_BYTES = 4096;
/**
 * Checks a body by its schema. The validator is loaded, and the schema compiled, for the first body:
 * done by Fastify at the start, this would take longer than the rest of it.
 *
 * @throws {ApiError} 400 with an element for each violation.
 */
export declare function checkBody(schema: object, body: unknown): Promise<void>;
/** Keeps Fastify from loading compilers of its own: no schema is left to it. */
export declare const noCompilers: {
    buildValidator: typeof compilesNothing;
    buildSerializer: typeof compilesNothing;
};
declare function compilesNothing(): never;
export {};
