/** A conversation as answered, with the extra key that captured traffic shows where wanted. */
export function withUndocumentedKeys(conversation, { undocumentedKeys }) {
    return undocumentedKeys ? { ...conversation, brandId: '360001234567' } : conversation;
}
//# sourceMappingURL=presentation.js.map