/** A refusal: thrown anywhere below a route, answered as `{"errors": […]}` with its status. */
export class ApiError extends Error {
    status;
    errors;
    name = 'ApiError';
    constructor(status, errors) {
        super(errors.map(({ code, title }) => `${code}: ${title}`).join('; '));
        this.status = status;
        this.errors = errors;
    }
}
/** 400, with one element for each violation. */
export function badRequest(...titles) {
    return new ApiError(400, titles.map((title) => ({ code: 'bad_request', title })));
}
/** 401, the same for absent, malformed, unknown and expired credentials. */
export function unauthorized() {
    return new ApiError(401, [{ code: 'unauthorized', title: 'Authorization is required' }]);
}
/** 403, for good credentials that do not reach that far. */
export function forbidden(title = 'Forbidden') {
    return new ApiError(403, [{ code: 'forbidden', title }]);
}
/** 404 with the code that tells what kind of thing is missing. */
export function appNotFound() {
    return new ApiError(404, [{ code: 'app_not_found', title: 'App not found' }]);
}
/** 404 for a conversation id that names nothing, whatever its shape. */
export function conversationNotFound() {
    return new ApiError(404, [{ code: 'conversation_not_found', title: 'Conversation not found' }]);
}
/** 404 for a user named by an id or an external id that nobody has. */
export function userNotFound() {
    return new ApiError(404, [{ code: 'user_not_found', title: 'User not found' }]);
}
/** 404 without a kind: unknown routes, and leaving a conversation one is not in. */
export function notFound(title = 'Resource not found') {
    return new ApiError(404, [{ code: 'not_found', title }]);
}
/** 409, for a record that exists already or is being changed by someone else. */
export function conflict(title) {
    return new ApiError(409, [{ code: 'conflict', title }]);
}
/** 413, for a JSON body over the upstream's 100 kB. */
export function bodyTooLarge() {
    return new ApiError(413, [
        { code: 'request_entity_too_large', title: 'Request entity too large' },
    ]);
}
//# sourceMappingURL=errors.js.map