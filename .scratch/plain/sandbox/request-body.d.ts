/**
 * The JSON that a request brought.
 *
 * @throws ApiError 413 over the upstream's limit, 400 for another content type or no JSON.
 */
export declare function readJson(contentType: string | undefined, raw: Buffer): unknown;
/** The JSON of a body, or undefined where it holds none. */
export declare function parseJson(raw: Buffer): unknown;
