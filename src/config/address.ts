/**
 * What is wrong with an address in the settings that this server calls; undefined when nothing is. Plain http is for
 * loopback hosts: elsewhere credentials, or the keys that tokens are checked with, could be read or changed in transit.
 */
export function addressProblem(
  text: string,
  { queryAllowed, example }: { readonly queryAllowed: boolean; readonly example: string },
): string | undefined {
  if (!URL.canParse(text)) return `must be a URL, such as ${example}`;
  const { protocol, hostname, search, hash, username, password } = new URL(text);
  if (protocol !== 'https:' && protocol !== 'http:') return 'must start with https://';
  if (protocol === 'http:' && !isLoopback(hostname))
    return 'must start with https://; plain http is for loopback hosts only';
  if (hash !== '' || username !== '' || password !== '' || (search !== '' && !queryAllowed))
    return `must have no ${queryAllowed ? '' : 'query, '}fragment or credentials`;
  return undefined;
}

/** Whether a host is this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
