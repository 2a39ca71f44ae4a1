/** Which page of a list to read. At most one cursor may be given. */
export interface PageQuery {
  /** Records per page, 1 to 100. */
  readonly size: number;
  /** The id of the record that the page follows. */
  readonly after?: string;
  /** The id of the record that the page precedes. */
  readonly before?: string;
}

/** Query parameters by their full names, brackets included; undefined ones are left out. */
export type Query = Readonly<Record<string, string | number | undefined>>;

/** `page[size]`, `page[after]`, `page[before]`: the paging parameters of every list operation. */
export function pageParameters({ size, after, before }: PageQuery): Query {
  return { 'page[size]': size, 'page[after]': after, 'page[before]': before };
}

/** A query string with its question mark, every name and value percent-encoded; empty when there is none. */
export function queryString(query: Query): string {
  let text = '';
  for (const name of Object.keys(query)) {
    const value = query[name];
    if (value !== undefined)
      text += `${text === '' ? '?' : '&'}${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  }
  return text;
}
