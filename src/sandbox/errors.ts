/** One element of the `errors` array in every error answer of the upstream. */
export interface ErrorElement {
  readonly code: string;
  readonly title: string;
}

/** An error of the API: thrown anywhere below a route, answered as `{"errors": […]}` with its status. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    readonly errors: readonly ErrorElement[],
  ) {
    super(errors.map(({ code, title }) => `${code}: ${title}`).join('; '));
  }
}

/** 400, with one element for each violation. */
export function badRequest(...titles: readonly string[]): ApiError {
  return new ApiError(
    400,
    titles.map((title) => ({ code: 'bad_request', title })),
  );
}

/** 401, the same for absent, malformed, unknown and expired credentials. */
export function unauthorized(): ApiError {
  return new ApiError(401, [{ code: 'unauthorized', title: 'Authorization is required' }]);
}

/** 403, for valid credentials that do not allow the request. */
export function forbidden(title = 'Forbidden'): ApiError {
  return new ApiError(403, [{ code: 'forbidden', title }]);
}

/** 404 with the code that says which kind of record is missing. */
export function appNotFound(): ApiError {
  return new ApiError(404, [{ code: 'app_not_found', title: 'App not found' }]);
}

/** 404 for a conversation id that names nothing, whatever its shape. */
export function conversationNotFound(): ApiError {
  return new ApiError(404, [{ code: 'conversation_not_found', title: 'Conversation not found' }]);
}

/** 404 for a user named by an id or an external id that no user has. */
export function userNotFound(): ApiError {
  return new ApiError(404, [{ code: 'user_not_found', title: 'User not found' }]);
}

/** 404 for a client id that no client of the user has. */
export function clientNotFound(): ApiError {
  return new ApiError(404, [{ code: 'client_not_found', title: 'Client not found' }]);
}

/** 404 for a device id that no device of the user has. */
export function deviceNotFound(): ApiError {
  return new ApiError(404, [{ code: 'device_not_found', title: 'Device not found' }]);
}

/** 404 for an integration id that names nothing. */
export function integrationNotFound(): ApiError {
  return new ApiError(404, [{ code: 'integration_not_found', title: 'Integration not found' }]);
}

/** 404 without a kind: unknown routes, and leaving a conversation one is not in. */
export function notFound(title = 'Resource not found'): ApiError {
  return new ApiError(404, [{ code: 'not_found', title }]);
}

/** 409, for a record that exists already or is being changed by someone else. */
export function conflict(title: string): ApiError {
  return new ApiError(409, [{ code: 'conflict', title }]);
}

/** 413, for a JSON body over the upstream's 100 kB. */
export function bodyTooLarge(): ApiError {
  return new ApiError(413, [
    { code: 'request_entity_too_large', title: 'Request entity too large' },
  ]);
}

/** 423, for a conversation that has as many messages as one can have. */
export function locked(title: string): ApiError {
  return new ApiError(423, [{ code: 'locked', title }]);
}
