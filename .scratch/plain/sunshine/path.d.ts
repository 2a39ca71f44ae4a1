/**
 * Builds the path of a REST call from a template whose values are single segments:
 *
 *     path`/v2/apps/${appId}/conversations/${conversationId}`
 *
 * Each value is percent-encoded where it needs to be, and then the result is read back as a URL parser reads it: it
 * must have exactly the segments of the template, or a value could lead to another resource than the one meant.
 *
 * @throws {RangeError} when a value is empty, `.`, `..`, or has control characters or half a surrogate pair.
 */
export declare function path(template: TemplateStringsArray, ...segments: readonly string[]): string;
