/**
 * The value without the key at a dotted path, where `[]` behind a name goes into each element of
 * a list: `conversations[].type`. A path that leads nowhere changes nothing.
 */
export declare function withoutKey(value: unknown, path: string): unknown;
/** The value with an overlay on it: objects merge key by key, also within lists. */
export declare function withOverlay(value: unknown, overlay: unknown): unknown;
