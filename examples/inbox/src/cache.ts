import { InMemoryCache, type FieldPolicy, type Reference } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

import possible from './__generated__/possible-types';

const pages = relayStylePagination();

interface Page {
  readonly edges: readonly Reference[];
}

/** Milliseconds by which a list may lag behind events. */
const LAG = 60_000;

/** Joins pages, and keeps what events have just brought after the newest page: a list may be read before it has that. */
const messages: FieldPolicy<Page> = {
  ...(pages as FieldPolicy<Page>),
  merge(existing, incoming, options) {
    const { args, readField } = options;
    const merge = pages.merge as (...values: unknown[]) => Page | null;
    const page = merge(existing, incoming, options);
    if (!page || args?.['before']) return page as Page;
    const received = (edge: Reference | undefined) =>
      readField<string>('received', readField<Reference>('node', edge)) ?? '';
    const newest = received(page.edges.at(-1));
    const isLater = (at: string) => at > newest && Date.now() - Date.parse(at) < LAG;
    const later = existing?.edges.filter((edge) => isLater(received(edge))) ?? [];
    return { ...page, edges: [...page.edges, ...later] };
  },
};

/** A cache that joins the pages of each list, and knows which types implement which interface. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
    possibleTypes: possible.possibleTypes,
    typePolicies: {
      EndUser: { fields: { conversations: relayStylePagination() } },
      Conversation: { fields: { messages } },
      // These have no id: what two operations select of them is laid together.
      ConversationMessageAuthor: { merge: true },
      ConversationMessageContent: { merge: true },
    },
  });
}
