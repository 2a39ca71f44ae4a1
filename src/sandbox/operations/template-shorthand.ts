import type { Content } from '../records.js';

/** A text that ends with `&((template=[[name]] language=[[code]] body_text=[[value]]))&`. */
const SHORTHAND = /^(.*)&\(\((.*)\)\)&\s*$/s;
const PAIR = /(\w+)=\[\[(.*?)\]\]/gs;

/**
 * The messages that a text with a WhatsApp template in shorthand becomes: the text before it, if
 * any, and the template. Undefined for any other text.
 */
export function templateShorthand(content: {
  readonly type: 'text';
  readonly text?: string;
}): readonly Content[] | undefined {
  const [, leading = '', fields = ''] = SHORTHAND.exec(content.text ?? '') ?? [];
  const pairs = [...fields.matchAll(PAIR)].map(([, key = '', value = '']) => ({ key, value }));
  const valueOf = (wanted: string): string | undefined =>
    pairs.find(({ key }) => key === wanted)?.value;
  const name = valueOf('template');
  if (name === undefined) return undefined;
  const values = pairs.filter(({ key }) => key === 'body_text');
  const parameters = values.map(({ value }) => ({ type: 'text', text: value }));
  const template = {
    namespace: valueOf('namespace'),
    name,
    language: { policy: 'deterministic', code: valueOf('language') ?? 'en' },
    components: parameters.length === 0 ? [] : [{ type: 'body', parameters }],
  };
  const before = leading.trim() === '' ? [] : [{ ...content, text: leading.trim() }];
  return [...before, { type: 'template', template }];
}
