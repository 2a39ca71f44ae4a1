/**
 * The switchable assumptions: points of the upstream behaviour that nobody documents and on which
 * a client must not depend. Each can be changed while the sandbox runs, so that a test can prove
 * that its client works either way.
 */
export interface Assumptions {
    /**
     * The order of listConversations: the latest updated first (ties: the greater id first), or by
     * ascending id.
     */
    listOrder: 'lastUpdatedAt' | 'id';
    /** Whether the metadata of an update takes the place of the old object or is laid over it. */
    metadataUpdate: 'replace' | 'merge';
    /** Whether joining a group without saying `subscribeSDKClient` is refused. */
    requireSubscribeSDKClient: boolean;
    /** Whether answers carry keys that exist in captured traffic but in no schema. */
    undocumentedKeys: boolean;
    /** Whether an update is refused with 409 while another one of the same conversation runs. */
    concurrentPatchConflict: boolean;
    /** Whether lists come without `meta` and `links`, which are both optional upstream. */
    omitPageInfo: boolean;
}
/** What a sandbox assumes unless told otherwise. */
export declare const DEFAULT_ASSUMPTIONS: Readonly<Assumptions>;
/** JSON Schema of a change of assumptions as it comes over HTTP; an unknown name is refused. */
export declare const assumptionsSchema: {
    readonly type: "object";
    readonly additionalProperties: false;
    readonly properties: {
        readonly listOrder: {
            readonly type: "string";
            readonly enum: readonly ["lastUpdatedAt", "id"];
        };
        readonly metadataUpdate: {
            readonly type: "string";
            readonly enum: readonly ["replace", "merge"];
        };
        readonly requireSubscribeSDKClient: {
            readonly type: "boolean";
        };
        readonly undocumentedKeys: {
            readonly type: "boolean";
        };
        readonly concurrentPatchConflict: {
            readonly type: "boolean";
        };
        readonly omitPageInfo: {
            readonly type: "boolean";
        };
    };
};
