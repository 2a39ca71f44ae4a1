import type { Entity, Link } from './entity.js';
import type { List, ListField } from './list.js';

/** The cost of a field that the SDL cannot express, because it depends on the arguments and the selection. */
export interface CostRule {
  /** Its type and field, such as `Mutation.leaveConversation`. */
  readonly at: string;
  cost(
    args: Readonly<Record<string, unknown>>,
    isSelected: (fieldName: string) => boolean,
  ): {
    /** Calls to upstream, at most. */
    readonly calls: number;
    /** Additional calls for an end user: they check first whether the records are the user's own. */
    readonly checks: number;
  };
}

/** What a domain defines. */
export interface Definitions {
  readonly entities?: readonly Entity[];
  readonly lists?: readonly List[];
  readonly listFields?: readonly ListField[];
  readonly links?: readonly Link[];
  readonly costs?: readonly CostRule[];
}

/** Every definition of the graph, found by the names of the SDL. */
export class Graph {
  readonly entities: ReadonlyMap<string, Entity>;
  readonly lists: ReadonlyMap<string, List>;
  readonly listFields: ReadonlyMap<string, ListField>;
  readonly links: ReadonlyMap<string, Link>;
  readonly costs: ReadonlyMap<string, CostRule>;
  /** By link: the fields below it that need no call for the record itself. */
  readonly #free: ReadonlyMap<Link, ReadonlySet<string>>;
  /** The same where the parent knows more. */
  readonly #freeAtMost: ReadonlyMap<Link, ReadonlySet<string>>;

  constructor(domains: readonly Definitions[]) {
    const entities = domains.flatMap((domain) => domain.entities ?? []);
    const lists = domains.flatMap((domain) => domain.lists ?? []);
    const listFields = domains.flatMap((domain) => domain.listFields ?? []);
    const links = domains.flatMap((domain) => domain.links ?? []);
    const costs = domains.flatMap((domain) => domain.costs ?? []);
    this.entities = new Map(entities.map((entity) => [entity.type, entity]));
    this.lists = new Map(lists.map((list) => [list.at, list]));
    this.listFields = new Map(listFields.map((field) => [field.at, field]));
    this.links = new Map(links.map((link) => [link.at, link]));
    this.costs = new Map(costs.map((rule) => [rule.at, rule]));
    this.#free = new Map(
      links.map((link) => {
        const { known, otherKeys = {} } = link.to;
        const areKnown = known.filter(
          (name) => !(name in otherKeys) || link.knownKeys?.includes(name),
        );
        const ofLists = [
          ...lists.filter(({ startsFrom }) => startsFrom === link.to),
          ...listFields.filter(({ list }) => list.startsFrom === link.to),
        ].map(({ at }) => fieldName(at));
        return [link, new Set([...areKnown, ...ofLists])];
      }),
    );
    this.#freeAtMost = new Map(
      [...this.#free].map(([link, free]) => [
        link,
        link.alsoKnown ? new Set([...free, ...link.alsoKnown]) : free,
      ]),
    );
  }

  /**
   * The fields of a linked record that need no call for the record itself: those that the link knows, and the lists
   * that start from the record.
   *
   * @param knowsMore Whether the parent has the further fields that some parents of the link have.
   */
  withoutRecord(link: Link, knowsMore: boolean): ReadonlySet<string> {
    return (knowsMore ? this.#freeAtMost : this.#free).get(link) ?? new Set();
  }

  /**
   * The fields that are known from the keys of an entity. From a record id these are all fields known without a call,
   * except other keys such as an external id. Another key gives only itself.
   */
  knownByKeys(
    { known, idParts, otherKeys = {} }: Entity,
    keys: Readonly<Record<string, unknown>>,
  ): ReadonlySet<string> {
    const has = (key: string): boolean => typeof keys[key] === 'string';
    const hasId = has('id') || has(idParts.at(-1) ?? '');
    return new Set(known.filter((field) => (field in otherKeys ? has(field) : hasId)));
  }
}

/** The name of the field at a place such as `Conversation.participants`. */
export function fieldName(at: string): string {
  return at.slice(at.indexOf('.') + 1);
}

/** The name of the type at a place such as `Conversation.participants`. */
export function typeName(at: string): string {
  return at.slice(0, at.indexOf('.'));
}
