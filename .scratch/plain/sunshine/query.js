/** `page[size]`, `page[after]`, `page[before]`: the paging parameters of every list operation. */
export function pageParameters({ size, after, before }) {
    return { 'page[size]': size, 'page[after]': after, 'page[before]': before };
}
/** `filter[userId]` or `filter[userExternalId]`: whose conversations to list. */
export function userFilter({ userId, userExternalId }) {
    return { 'filter[userId]': userId, 'filter[userExternalId]': userExternalId };
}
/** A query string with its question mark, every name and value percent-encoded; empty when there is none. */
export function queryString(query) {
    const pairs = Object.entries(query).flatMap(([name, value]) => value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`]);
    return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
//# sourceMappingURL=query.js.map