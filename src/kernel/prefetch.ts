import type { Context } from './context.js';
import type { Entity, InApp, Link } from './entity.js';
import { canStartFrom, pageOf, type List } from './list.js';
import type { PageRequest } from './page-request.js';
import type { FieldNodes, Selection, Selections } from './selections.js';

/**
 * Starts the loaders of those fields below a record that is about to be read which need only its reference, so that
 * their calls run at the same time as the call for the record itself rather than after it. Resolvers ask the same
 * loaders for the same keys later, at no cost. They also report failures.
 */
export function prefetch(
  entity: Entity,
  reference: InApp,
  nodes: FieldNodes,
  selections: Selections,
  context: Context,
): void {
  const { graph, policy } = context;
  for (const selection of selections.below(selections.objectType(entity.type), nodes)) {
    const at = `${entity.type}.${selection.field.name}`;
    const list = graph.lists.get(at);
    const listField = graph.listFields.get(at);
    const link = graph.links.get(at);
    if (list ?? listField) {
      if (!policy.allows(selection.field)) continue;
      const { args } = selection;
      if (list) startPage(list, reference, () => pageOf(list, args), context);
      else if (listField)
        startPage(
          listField.list,
          reference,
          () => listField.page(args, policy.viewer !== undefined),
          context,
        );
    } else if (link?.startsFrom === entity && policy.allows(selection.field))
      startLink(link, reference, selection, selections, context);
  }
}

/**
 * Whether a linked record has to be read to resolve its selected fields.
 *
 * @param knowsMore Whether the parent has the further fields that some parents of the link have.
 */
export function needsRecord(
  link: Link,
  nodes: FieldNodes,
  selections: Selections,
  { graph }: Pick<Context, 'graph'>,
  knowsMore = false,
): boolean {
  const free = graph.withoutRecord(link, knowsMore);
  return !selections.onlyIncludes(selections.objectType(link.to.type), nodes, free);
}

function startPage(
  list: List,
  from: InApp,
  pageOfField: () => PageRequest | undefined,
  { loaders }: Context,
): void {
  if (!canStartFrom(list, from)) return;
  ignoringFailures(async () => {
    const page = pageOfField();
    return page && loaders.prefetching(() => loaders.page(list).load({ from, page }));
  });
}

function startLink(
  link: Link,
  parent: InApp,
  { nodes }: Selection,
  selections: Selections,
  context: Context,
): void {
  const { loaders, policy } = context;
  const reference = link.reference(parent, policy.viewer);
  if (!reference) return;
  prefetch(link.to, reference, nodes, selections, context);
  if (needsRecord(link, nodes, selections, context))
    ignoringFailures(() => loaders.prefetching(() => loaders.record(link.to).load(reference)));
}

/** The resolver gets the same failure, and reports it at its field. */
function ignoringFailures(start: () => Promise<unknown>): void {
  try {
    start().catch(() => undefined);
  } catch {
    // As above, for failures before the call.
  }
}
