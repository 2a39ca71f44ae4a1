import type {
  ConversationFormFieldInput,
  ConversationFormOptionInput,
} from '../../__generated__/resolvers.js';
import type { FieldPath } from '../../kernel/input-error.js';
import { checkText, type InputReader } from '../../kernel/input-reader.js';
import type { JsonObject, Maybe } from '../../upstream/json.js';
import { checkCount, checkRange, checkUnique, given, MAX_LABEL, wordOf } from './input-values.js';

const MAX_FIELDS = 20;
const MAX_OPTIONS = 200;
const MAX_FIELD_TEXT = 256;

const TYPES = new Map([
  ['EMAIL', 'email'],
  ['SELECT', 'select'],
  ['TEXT', 'text'],
] as const);
const FORMATS = new Map([
  ['INTEGER', 'integer'],
  ['DECIMAL', 'decimal'],
] as const);

/** The fields of a form: 1 to 20, each with a name of its own. */
export function readFormFields(
  reader: InputReader,
  field: FieldPath,
  fields: readonly ConversationFormFieldInput[],
): readonly JsonObject[] {
  const read = checkCount(reader, field, fields, 1, MAX_FIELDS);
  checkUnique(reader, field, read);
  return read.map((each, index) => readFormField(reader, [...field, String(index)], each));
}

function readFormField(
  reader: InputReader,
  field: FieldPath,
  input: ConversationFormFieldInput,
): JsonObject {
  const { name, label, placeholder, minSize, maxSize, text, email } = input;
  checkText(reader, [...field, 'name'], name, MAX_LABEL, 1);
  checkText(reader, [...field, 'label'], label, MAX_LABEL, 1);
  checkText(reader, [...field, 'placeholder'], placeholder, MAX_LABEL, 1);
  checkRange(reader, [...field, 'minSize'], minSize, 1, MAX_FIELD_TEXT);
  checkRange(reader, [...field, 'maxSize'], maxSize, 1, MAX_FIELD_TEXT);
  checkText(reader, [...field, 'text'], text, MAX_FIELD_TEXT, 1);
  checkText(reader, [...field, 'email'], email, MAX_LABEL, 1);
  return given({
    type: wordOf(reader, [...field, 'type'], input.type, TYPES),
    name,
    label,
    placeholder,
    minSize,
    maxSize,
    format: wordOf(reader, [...field, 'format'], input.format, FORMATS),
    options: readOptions(reader, [...field, 'options'], input.options),
    text,
    email,
    select: readOptions(reader, [...field, 'selected'], input.selected),
  });
}

function readOptions(
  reader: InputReader,
  field: FieldPath,
  options: Maybe<readonly ConversationFormOptionInput[]>,
): readonly JsonObject[] | undefined {
  if (!options) return undefined;
  const read = checkCount(reader, field, options, 0, MAX_OPTIONS);
  checkUnique(reader, field, read);
  return read.map(({ name, label }, index) => {
    checkText(reader, [...field, String(index), 'name'], name, MAX_LABEL, 1);
    checkText(reader, [...field, String(index), 'label'], label, MAX_LABEL, 1);
    return { name, label };
  });
}
