/** What has changed from one SDL to another, and whom it breaks. */
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import {
  buildSchema,
  Kind,
  parse,
  valueFromASTUntyped,
  type ConstDirectiveNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
} from 'graphql';

/** A change that breaks what worked, one that may surprise whoever relies on what was, and any other. */
export const WORST_FIRST = ['breaking', 'dangerous', 'safe'] as const;
type Criticality = (typeof WORST_FIRST)[number];

/** One change, told to people. */
export interface SchemaChange {
  readonly criticality: Criticality;
  readonly message: string;
}

type ObjectType = ObjectTypeDefinitionNode | ObjectTypeExtensionNode;

const CRITICALITIES: Readonly<Record<CriticalityLevel, Criticality>> = {
  [CriticalityLevel.Breaking]: 'breaking',
  [CriticalityLevel.Dangerous]: 'dangerous',
  [CriticalityLevel.NonBreaking]: 'safe',
};

/**
 * Every change from one SDL to another.
 *
 * Keys and shared fields, which other subgraphs rely on, are judged here: GraphQL Inspector takes them for directives
 * like any other, and calls it dangerous at most when one goes.
 */
export async function schemaChanges(before: string, after: string): Promise<SchemaChange[]> {
  const changes = await diff(buildSchema(before), buildSchema(after));
  const [old, current] = [federationPromises(before), federationPromises(after)];
  return [
    ...changes
      .filter(({ path }) => !/\.@(key|shareable)\b/.test(path ?? ''))
      .map(({ criticality: { level }, message }) => ({
        criticality: CRITICALITIES[level],
        message,
      })),
    ...without(old, current).map((promise) => ({
      criticality: 'breaking' as const,
      message: `Other subgraphs lose ${promise}`,
    })),
    ...without(current, old).map((promise) => ({
      criticality: 'safe' as const,
      message: `Other subgraphs gain ${promise}`,
    })),
  ];
}

/** Whether the next version may break what the released one promised: a new major, or before 1.0 a new minor. */
export function mayBreak(released: string, next: string): boolean {
  const [oldMajor, oldMinor] = majorAndMinor(released);
  const [major, minor] = majorAndMinor(next);
  return major > oldMajor || (major === 0 && oldMajor === 0 && minor > oldMinor);
}

/** Which entities can be found by which keys, and which fields other subgraphs may resolve, too. */
function federationPromises(sdl: string): readonly string[] {
  return parse(sdl).definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
    definition.kind === Kind.OBJECT_TYPE_EXTENSION
      ? [...keys(definition), ...sharedFields(definition)]
      : [],
  );
}

function keys({ name, directives = [] }: ObjectType): string[] {
  return directives
    .filter((directive) => directive.name.value === 'key')
    .map(argumentsOf)
    .filter(({ resolvable }) => resolvable !== false)
    .map(({ fields }) => `the key "${String(fields)}" of ${name.value}`);
}

function sharedFields({ name, directives = [], fields = [] }: ObjectType): string[] {
  return fields
    .filter((field) =>
      [...directives, ...(field.directives ?? [])].some(
        ({ name: { value } }) => value === 'shareable',
      ),
    )
    .map((field) => `the shared field ${name.value}.${field.name.value}`);
}

function argumentsOf({ arguments: args = [] }: ConstDirectiveNode): Record<string, unknown> {
  return Object.fromEntries(
    args.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
}

function without(promises: readonly string[], others: readonly string[]): readonly string[] {
  return promises.filter((promise) => !others.includes(promise));
}

function majorAndMinor(version: string): readonly [number, number] {
  const [, major, minor] = /^v?(\d+)\.(\d+)\./.exec(version) ?? [];
  if (major === undefined || minor === undefined) throw new TypeError(`${version} is no version`);
  return [Number(major), Number(minor)];
}
