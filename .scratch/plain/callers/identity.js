/** What the token of a caller can open. `user` is of another kind: it makes the caller an end user. */
export const SCOPES = [
    'conversations:read',
    'conversations:write',
    'participants:write',
    'messages:download',
    'conversions:write',
    'users:read',
    'user',
];
/** The identity of every caller where callers are not told apart. */
export const ANYBODY = { kind: 'anybody', key: 'anybody' };
/** The identity of a caller who was refused: no scope at all, should anything be asked of it all the same. */
export const NOBODY = { kind: 'service', key: 'nobody', scopes: new Set() };
//# sourceMappingURL=identity.js.map