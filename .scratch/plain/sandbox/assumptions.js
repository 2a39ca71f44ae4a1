/** What a sandbox assumes unless told otherwise. */
export const DEFAULT_ASSUMPTIONS = {
    listOrder: 'lastUpdatedAt',
    metadataUpdate: 'replace',
    requireSubscribeSDKClient: false,
    undocumentedKeys: false,
    concurrentPatchConflict: false,
    omitPageInfo: false,
};
/** JSON Schema of a change of assumptions as it comes over HTTP; an unknown name is refused. */
export const assumptionsSchema = {
    type: 'object',
    additionalProperties: false,
    properties: {
        listOrder: { type: 'string', enum: ['lastUpdatedAt', 'id'] },
        metadataUpdate: { type: 'string', enum: ['replace', 'merge'] },
        requireSubscribeSDKClient: { type: 'boolean' },
        undocumentedKeys: { type: 'boolean' },
        concurrentPatchConflict: { type: 'boolean' },
        omitPageInfo: { type: 'boolean' },
    },
};
//# sourceMappingURL=assumptions.js.map