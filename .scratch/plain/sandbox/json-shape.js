/**
 * The value without the key at a dotted path, where `[]` behind a name goes into each element of
 * a list: `conversations[].type`. A path that leads nowhere changes nothing.
 */
export function withoutKey(value, path) {
    const [head = '', ...tail] = path.split('.');
    const name = head.replace(/\[\]$/, '');
    if (!isObject(value))
        return value;
    return Object.fromEntries(Object.entries(value).flatMap(([key, child]) => {
        if (key !== name)
            return [[key, child]];
        if (tail.length === 0)
            return [];
        const rest = tail.join('.');
        return [[key, eachElement(child, (element) => withoutKey(element, rest))]];
    }));
}
/** The value with an overlay on it: objects merge key by key, also within lists. */
export function withOverlay(value, overlay) {
    if (!isObject(overlay))
        return overlay;
    if (Array.isArray(value))
        return value.map((element) => withOverlay(element, overlay));
    const base = isObject(value) ? value : {};
    return Object.fromEntries([
        ...Object.entries(base),
        ...Object.entries(overlay).map(([key, child]) => [key, withOverlay(base[key], child)]),
    ]);
}
function eachElement(value, change) {
    return Array.isArray(value) ? value.map(change) : change(value);
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
//# sourceMappingURL=json-shape.js.map