import { hash } from 'node:crypto';

/** The headers by which partners of the Zendesk Marketplace have to say who they are, in lower case. */
const NAMES = [
  'x-zendesk-marketplace-name',
  'x-zendesk-marketplace-organization-id',
  'x-zendesk-marketplace-app-id',
  'x-zendesk-marketplace-bot-id',
] as const;

/** Values of those headers. */
export type MarketplaceHeaders = Readonly<Partial<Record<(typeof NAMES)[number], string>>>;

/** Those that a request has; undefined when it has none. */
export function marketplaceHeadersOf(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): MarketplaceHeaders | undefined {
  let found: Record<string, string> | undefined;
  for (const name of NAMES) {
    const value = headers[name];
    if (typeof value === 'string' && value !== '') (found ??= {})[name] = value;
  }
  return found;
}

/** A key that differs between such headers, without their values. */
export function marketplaceKey(headers: MarketplaceHeaders): string {
  return hash('sha256', JSON.stringify(NAMES.map((name) => headers[name])), 'base64url');
}
