/**
 * The most lines of a document. To find the line of a node, which every error names, graphql-js goes through all lines
 * before it; and an operation can have thousands of errors.
 */
const MAX_DOCUMENT_LINES = 2_000;

/** What is wrong with the size of a document's source text; undefined when nothing is. */
export function documentSizeProblem(source: string, maxBytes: number): string | undefined {
  if (source.length > maxBytes || Buffer.byteLength(source) > maxBytes)
    return `the document has more than ${maxBytes} bytes`;
  return hasMoreLines(source, MAX_DOCUMENT_LINES)
    ? `the document has more than ${MAX_DOCUMENT_LINES} lines`
    : undefined;
}

function hasMoreLines(source: string, max: number): boolean {
  let lines = 1;
  for (const mark of ['\n', '\r'])
    for (let at = source.indexOf(mark); at >= 0 && lines <= max; at = source.indexOf(mark, at + 1))
      // `\r\n` ends one line.
      if (mark === '\n' || source[at + 1] !== '\n') lines += 1;
  return lines > max;
}
