/** Random values for the arguments, variables and input fields of the schema, valid ones and others. */
import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
  type GraphQLNamedInputType,
} from 'graphql';

import { encodeGlobalId } from '../../src/domains/global-ids.js';
import type { Random } from './random.js';
import { anyJson, anyObject, canonical, metadata, number, text } from './values.js';

/** The apps of the run; the server does not allow the last one. */
export const APPS = ['app-1', 'app-2', 'app-of-others'] as const;
/** Few, so that operations meet the same record by several ways. */
export const RECORD_IDS = Array.from({ length: 12 }, (_, index) =>
  (0x67a0d9f09d3e + index).toString(16).padEnd(24, '0'),
);

/** An enum value, which is no text in a document. */
export class EnumValue {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  toJSON(): string {
    return this.name;
  }
}

/** The canonical texts of what was sent in input fields and arguments, by their names. */
export class Sent {
  readonly #values = new Map<string, Set<string>>();
  #isUnknown = false;

  /** From now on everything counts as sent: what was sent cannot be known. */
  forget(): void {
    this.#isUnknown = true;
  }

  /** Notes a value of a field or argument of that name. */
  note(name: string, value: unknown): void {
    const values = this.#values.get(name) ?? new Set();
    this.#values.set(name, values.add(canonical(value)));
  }

  has(name: string, value: unknown): boolean {
    const values = this.#values.get(name);
    if (this.#isUnknown) return true;
    if (values === undefined) return false;
    // A value where a list is due counts as a list of it.
    return (
      values.has(canonical(value)) ||
      (Array.isArray(value) && value.length === 1 && values.has(canonical(value[0])))
    );
  }

  /** Adds all that another has. */
  add(other: Sent): void {
    for (const [name, values] of other.#values)
      this.#values.set(name, new Set([...values, ...(this.#values.get(name) ?? [])]));
  }
}

/** A value for a field, argument or variable of that name and type. */
export function inputValue(
  random: Random,
  name: string,
  type: GraphQLInputType,
  sent: Sent,
): unknown {
  const value = random.chance(0.015) ? anyJson(random, 2) : typedValue(random, name, type, sent);
  sent.note(name, value);
  return value;
}

function typedValue(random: Random, name: string, type: GraphQLInputType, sent: Sent): unknown {
  if (isNonNullType(type))
    return random.chance(0.005) ? null : typedValue(random, name, type.ofType, sent);
  if (random.chance(0.02)) return null;
  if (!isListType(type)) return namedValue(random, name, type, sent);
  return random.times(0, random.chance(0.05) ? 12 : 3, () =>
    inputValue(random, name, type.ofType, sent),
  );
}

function namedValue(
  random: Random,
  name: string,
  type: GraphQLNamedInputType,
  sent: Sent,
): unknown {
  if (isEnumType(type)) return new EnumValue(random.pick(type.getValues()).name);
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const chosen =
      type.isOneOf && random.chance(0.97)
        ? [random.pick(fields)]
        : fields.filter((field) => isNonNullType(field.type) || random.chance(0.5));
    return Object.fromEntries(
      chosen.map((field) => [field.name, inputValue(random, field.name, field.type, sent)]),
    );
  }
  switch (type.name) {
    case 'ID':
      return id(random, name);
    case 'Int':
      return random.chance(0.9)
        ? random.int(1, 12)
        : random.pick([0, -1, 100, 101, 2_147_483_647, 2_147_483_648, 1.5]);
    case 'Boolean':
      return random.chance(0.5);
    case 'JSONObject':
      return random.chance(0.85) ? metadata(random) : anyObject(random);
    case 'URL':
      return random.chance(0.8)
        ? `https://x.example/${random.hex(6)}?q=%20${random.hex(3)}`
        : text(random);
    case 'DateTime':
      return random.chance(0.9) ? '2026-01-02T03:04:05.678+01:00' : text(random);
    case '_Any':
      return representation(random, sent);
    default:
      return textFor(random, name);
  }
}

function textFor(random: Random, name: string): string {
  if (name === 'after' || name === 'before') return cursor(random);
  if (name === 'brandId') return random.chance(0.8) ? String(random.int(1, 1e9)) : text(random);
  if (/zendeskId$/i.test(name))
    return random.chance(0.8) ? String(random.int(1, 1e9)) : text(random);
  if (name === 'email' || name === 'address')
    return random.chance(0.8) ? `${random.hex(6)}@x.example` : text(random);
  if (name === 'phoneNumber')
    return random.chance(0.8) ? `+1 ${random.int(2_000_000, 9_000_000)}` : text(random);
  if (random.chance(0.03))
    return random.pick(['', '\ud800', `x\udfff${random.hex(4)}`, 'x'.repeat(2_000)]);
  return text(random);
}

function cursor(random: Random): string {
  if (random.chance(0.4)) return random.pick(RECORD_IDS);
  if (random.chance(0.2)) return text(random);
  const type = random.pick(['Conversation', 'Participant']);
  return Buffer.from(
    `${type}:${random.chance(0.7) ? random.pick(RECORD_IDS) : text(random)}`,
  ).toString('base64url');
}

function id(random: Random, name: string): string {
  if (name === 'appId')
    return random.chance(0.9)
      ? random.pick(APPS.slice(0, 2))
      : random.pick([...APPS, '', '../x', text(random)]);
  if (random.chance(0.05)) return text(random);
  const global = random.chance(name === 'id' || name === 'ids' ? 0.8 : 0.3);
  if (!global) return random.pick(RECORD_IDS);
  return globalId(random, random.chance(0.1) ? '' : name);
}

function globalId(random: Random, name: string): string {
  const appId = random.chance(0.9) ? APPS[0] : random.pick(APPS);
  const conversationId = random.pick(RECORD_IDS);
  const conversation = encodeGlobalId({ type: 'Conversation', appId, conversationId });
  const user = encodeGlobalId({ type: 'EndUser', appId, userId: random.pick(RECORD_IDS) });
  const participantId = random.pick(RECORD_IDS);
  const participant = encodeGlobalId({ type: 'Participant', appId, conversationId, participantId });
  const userId = random.pick(RECORD_IDS);
  const clientId = random.pick(RECORD_IDS);
  const client = encodeGlobalId({ type: 'EndUserClient', appId, userId, clientId });
  const device = encodeGlobalId({ type: 'EndUserDevice', appId, userId, deviceId: clientId });
  const byName: Readonly<Record<string, string>> = {
    conversationId: conversation,
    userId: user,
    participantId: participant,
    clientId: client,
  };
  return byName[name] ?? random.pick([conversation, user, participant, client, device]);
}

function representation(random: Random, sent: Sent): unknown {
  const type = random.pick([
    ...['Conversation', 'EndUser', 'Participant', 'EndUser', 'PageInfo'],
    ...['EndUserClient', 'EndUserDevice'],
  ]);
  const names = { Conversation: ['id', 'conversationId'], EndUser: ['id', 'userId', 'externalId'] }[
    type
  ] ?? ['id'];
  const name = random.pick(names);
  const value = name === 'externalId' ? text(random) : id(random, name === 'id' ? '' : name);
  sent.note(name === 'externalId' ? 'userExternalId' : name, value);
  return {
    __typename: type,
    [name]: random.chance(0.97) ? value : random.chance(0.5) ? number(random) : anyJson(random, 2),
    ...(random.chance(0.3) ? { appId: id(random, 'appId') } : {}),
  };
}
