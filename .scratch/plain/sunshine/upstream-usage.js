/** The usage of an operation that has not begun. */
export function noUsage() {
    return { requests: 0, deduplicated: 0, coalesced: 0, retries: 0, waitedMs: 0 };
}
//# sourceMappingURL=upstream-usage.js.map