/** Values for property tests. */
import fc from './property.js';

/** A record id of Sunshine Conversations. */
export const recordId: fc.Arbitrary<string> = fc.stringMatching(/^[0-9a-f]{24}$/);

/** Texts as they are, and with one piece cut out, put in or replaced. */
export function almost(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const change = fc.record({
    start: fc.nat(),
    removed: fc.nat({ max: 2 }),
    added: fc.string({ maxLength: 2 }),
  });
  return fc.tuple(texts, fc.option(change)).map(([text, edit]) => {
    if (!edit) return text;
    const start = edit.start % (text.length + 1);
    return text.slice(0, start) + edit.added + text.slice(start + edit.removed);
  });
}
