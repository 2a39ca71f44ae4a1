const UNSAFE_SEGMENT = /^\.{0,2}$|[\u0000-\u001f\u007f]|\p{Surrogate}/u;
/** Segments that need no encoding in a path: record ids and most others. */
const PLAIN_SEGMENT = /^[\w-]+$/;
const ANY_ORIGIN = 'http://origin.invalid';
/** Templates that were parsed and checked once. Plain segments cannot change how a template is parsed. */
const soundTemplates = new WeakSet<TemplateStringsArray>();

/**
 * Builds the path of a REST call from a template whose values are single segments:
 *
 *     path`/v2/apps/${appId}/conversations/${conversationId}`
 *
 * Each value is percent-encoded where needed, and then the result is parsed as a URL: it must have exactly the segments
 * of the template, or a value could lead to another resource than the intended one.
 *
 * @throws {RangeError} when a value is empty, `.`, `..`, or has control characters or half a surrogate pair.
 */
export function path(template: TemplateStringsArray, ...segments: readonly string[]): string {
  const isPlain = segments.every((segment) => PLAIN_SEGMENT.test(segment));
  if (isPlain && soundTemplates.has(template)) return fill(template, segments);
  const built = fill(
    template,
    segments.map((segment) => {
      if (UNSAFE_SEGMENT.test(segment)) throw new RangeError('not usable as a path segment');
      return encodeURIComponent(segment);
    }),
  );
  const expected = template.join('_').split('/').length;
  const { pathname, search, hash } = new URL(built, ANY_ORIGIN);
  if (pathname !== built || search !== '' || hash !== '' || pathname.split('/').length !== expected)
    throw new RangeError('the path does not have the segments of its template');
  soundTemplates.add(template);
  return built;
}

/** Whether a text can be a segment of a path: whether `path` takes it. */
export function isSegment(text: string): boolean {
  return PLAIN_SEGMENT.test(text) || !UNSAFE_SEGMENT.test(text);
}

function fill(template: readonly string[], segments: readonly string[]): string {
  return template.reduce((built, text, index) => built + (segments[index - 1] ?? '') + text);
}
