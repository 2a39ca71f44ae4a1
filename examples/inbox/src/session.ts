/** Who looks at the page: a token of theirs, and the id of the customer whose conversations are shown. */
export interface Session {
  readonly token: string;
  readonly customer: string;
}

const KEY = 'inbox:session';

/**
 * The session of this tab; undefined when it has none. A link brings it in its fragment, which no server sees; it is
 * taken out of the address and kept for as long as the tab is open.
 */
export function readSession(): Session | undefined {
  const given = new URLSearchParams(location.hash.slice(1));
  const token = given.get('token');
  const customer = given.get('customer');
  if (token !== null && customer !== null) {
    sessionStorage.clear();
    sessionStorage.setItem(KEY, JSON.stringify({ token, customer } satisfies Session));
    history.replaceState(null, '', location.pathname);
  }
  const kept = sessionStorage.getItem(KEY);
  return kept === null ? undefined : (JSON.parse(kept) as Session);
}

/** Somebody's view of the inbox. */
export interface Me {
  readonly isAgent: boolean;
  /** The customer, as operations name them. */
  readonly by: { readonly userId: string };
  /** The customer's name. */
  readonly customer: string;
}

/** Whether an author is the one who looks at the page. */
export function isMine(
  { isAgent, by }: Me,
  author: { readonly type: string; readonly userId?: string | null },
): boolean {
  return isAgent ? author.type === 'BUSINESS' : author.userId === by.userId;
}
