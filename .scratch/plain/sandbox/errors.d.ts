/** One element of the `errors` array that every refusal of the upstream carries. */
export interface ErrorElement {
    readonly code: string;
    readonly title: string;
}
/** A refusal: thrown anywhere below a route, answered as `{"errors": […]}` with its status. */
export declare class ApiError extends Error {
    readonly status: number;
    readonly errors: readonly ErrorElement[];
    readonly name = "ApiError";
    constructor(status: number, errors: readonly ErrorElement[]);
}
/** 400, with one element for each violation. */
export declare function badRequest(...titles: readonly string[]): ApiError;
/** 401, the same for absent, malformed, unknown and expired credentials. */
export declare function unauthorized(): ApiError;
/** 403, for good credentials that do not reach that far. */
export declare function forbidden(title?: string): ApiError;
/** 404 with the code that tells what kind of thing is missing. */
export declare function appNotFound(): ApiError;
/** 404 for a conversation id that names nothing, whatever its shape. */
export declare function conversationNotFound(): ApiError;
/** 404 for a user named by an id or an external id that nobody has. */
export declare function userNotFound(): ApiError;
/** 404 without a kind: unknown routes, and leaving a conversation one is not in. */
export declare function notFound(title?: string): ApiError;
/** 409, for a record that exists already or is being changed by someone else. */
export declare function conflict(title: string): ApiError;
/** 413, for a JSON body over the upstream's 100 kB. */
export declare function bodyTooLarge(): ApiError;
