import { allowsApp, type AppPolicy } from './app-policy.js';
import type { Entity } from './entity.js';
import { decodeParts, isAppId, isRecordId, type GlobalIdParts } from './global-id.js';
import { InputError, type FieldPath, type Violation } from './input-error.js';

/** No id is longer; a longer text is rejected without decoding it. */
const MAX_ID_LENGTH = 1_024;
/** What the name of something begins with that an earlier mutation of the operation has created; no id does. */
export const CREATED = '#';
/** The longest address that upstream takes, in characters. */
export const MAX_URL = 2_048;

/**
 * Reads the ids of one field's arguments, or of one mutation's input. It collects every broken rule rather than
 * stopping at the first, and determines the app: the one that `appId` or any global id names, else the default app. Two
 * different ones are an error.
 *
 * Call `finish` before using what was read.
 */
export class InputReader {
  readonly #policy: AppPolicy;
  readonly #violations: Violation[] = [];
  readonly #takesAppId: boolean;
  #appId: string | undefined;
  /** The first id that is no global id, and so does not name the app. */
  #appless: FieldPath | undefined;

  /** `input` is the arguments or the input that can have an `appId`; undefined when the field takes none. */
  constructor(policy: AppPolicy, input?: { readonly appId?: string | null | undefined }) {
    this.#policy = policy;
    this.#takesAppId = input !== undefined;
    const appId = input?.appId;
    if (appId === undefined || appId === null) return;
    if (!isAppId(appId)) this.reject(['appId'], 'must be 1 to 128 letters, digits, "_" and "-"');
    else this.#nameApp(['appId'], appId);
  }

  /** Records a broken rule, which `finish` reports. */
  reject(field: FieldPath, rule: string, code?: Violation['code']): void {
    this.#violations.push({ field, rule, ...(code === undefined ? {} : { code }) });
  }

  /**
   * A record's own id, from its global id or as it is.
   *
   * @param inside The ids of the parent records that a global id must name, and the rule to report when it does not.
   */
  recordId(
    { type, idParts }: Pick<Entity, 'type' | 'idParts'>,
    field: FieldPath,
    value: string,
    inside?: { readonly ids: readonly string[]; readonly rule: string },
  ): string {
    if (isRecordId(value)) {
      this.#appless ??= field;
      return value;
    }
    const id = value.length > MAX_ID_LENGTH ? undefined : decodeParts(value);
    const own = id?.type === type && id.ids.length === idParts.length ? id.ids.at(-1) : undefined;
    if (id === undefined || own === undefined) {
      this.reject(
        field,
        value.startsWith(CREATED)
          ? `names no ${type} that an earlier field of the operation has created`
          : `must be a global id of type ${type}, or 24 lower-case hexadecimal digits`,
      );
      return value;
    }
    this.#nameApp(field, id.appId);
    if (inside?.ids.some((parent, index) => parent !== id.ids[index]))
      this.reject(field, inside.rule);
    return own;
  }

  /** The parts of a global id of one of these kinds. Unlike `recordId` this does not accept a record's own id. */
  globalId(
    field: FieldPath,
    value: string,
    kinds: ReadonlyMap<string, Pick<Entity, 'idParts'>>,
  ): GlobalIdParts | undefined {
    const id = value.length > MAX_ID_LENGTH ? undefined : decodeParts(value);
    if (id === undefined || kinds.get(id.type)?.idParts.length !== id.ids.length)
      this.reject(field, 'must be a global id');
    else this.#nameApp(field, id.appId);
    return id;
  }

  /**
   * The app that the input names, or the default app.
   *
   * @throws {InputError} with every broken rule, when there is any.
   */
  finish(): string {
    const appId = this.#appId ?? this.#policy.defaultAppId;
    if (appId === undefined) {
      const field = this.#takesAppId ? undefined : this.#appless;
      if (field) this.reject(field, 'must be a global id: this server has no default app');
      else this.reject(['appId'], 'must be given: this server has no default app');
    }
    if (this.#violations.length > 0 || appId === undefined) throw new InputError(this.#violations);
    return appId;
  }

  #nameApp(field: FieldPath, appId: string): void {
    if (!allowsApp(this.#policy, appId))
      this.reject(field, 'names an app that is not allowed here');
    else if (this.#appId !== undefined && this.#appId !== appId)
      this.reject(field, 'names another app than the rest of the input');
    else this.#appId = appId;
  }
}

/**
 * Whether a text has 1 to `max` characters, as JSON Schema counts them: by code points. A character has one or two
 * UTF-16 units, so most texts need not be counted, and none that is much too long.
 */
export function hasLength(text: string, max: number): boolean {
  if (text.length <= max) return text !== '';
  return text.length <= 2 * max && Array.from(text).length <= max;
}

/** Checks how many characters a text has, if there is one. */
export function checkText(
  reader: InputReader,
  field: FieldPath,
  text: string | null | undefined,
  max: number,
  min: 0 | 1 = 0,
): void {
  if (typeof text !== 'string' || hasLength(text, max) || (text === '' && min === 0)) return;
  reader.reject(
    field,
    min === 0 ? `must be at most ${max} characters` : `must be ${min} to ${max} characters`,
  );
}
