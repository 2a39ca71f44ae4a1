/** The addresses that people write down for the REST API, and the one of each that works. */
import { addressProblem } from './address.js';

const EXAMPLE = 'https://api.smooch.io';
const ZENDESK_EXAMPLE = 'https://acme.zendesk.com/sc';
/** Placeholders of documentation: `{subdomain}`, also percent-encoded, `<subdomain>`, `${SUBDOMAIN}`, `[subdomain]`. */
const PLACEHOLDER = /\$?\{[^/]*\}|%7b|<[^/]*>|\[[a-z_ -]+\]/i;
/** Names of Zendesk that are no account's. */
const NO_ACCOUNT = new Set(['www', 'developer', 'support']);
/** What callers of the REST API put after the base URL, at its end: this server adds it to every call. */
const REST_PATH = /(?:\/api)?\/(?:v2|v1\.1)(?:\/(?:apps|tokenInfo)(?:\/.*)?)?\/*$/i;
const APP_PATH = /\/apps\/[^/]+(?:\/.*)?$/i;

/** What is wrong with the base URL of the REST API, with the form that works; undefined when nothing is. */
export function baseUrlProblem(text: string): string | undefined {
  if (/^["'`]|["'`]$/.test(text)) return 'must have no quotation marks around it';
  if (PLACEHOLDER.test(text))
    return `must have your own values in place of what is in braces or brackets, such as ${ZENDESK_EXAMPLE}`;
  const wrong = addressProblem(text, { queryAllowed: false, example: exampleFor(text) });
  if (wrong !== undefined) return wrong;
  const url = new URL(text);
  const host = url.hostname.replace(/\.$/, '');
  if (host === 'zendesk.com' || host.endsWith('.zendesk.com')) return zendeskProblem(url, host);
  if (host === 'smooch.io' || host.endsWith('.smooch.io')) return smoochProblem(url, host);
  const path = url.pathname.replace(REST_PATH, '').replace(APP_PATH, '').replace(/\/+$/, '');
  return path === url.pathname.replace(/\/+$/, '')
    ? undefined
    : `must end before the path of the REST API: ${url.origin}${path}`;
}

/** A host without its scheme is the most usual address that is no URL. */
function exampleFor(text: string): string {
  const completed = `https://${text}`;
  return /^[a-z\d.-]+\.[a-z]{2,}(?:\/|$)/i.test(text) && baseUrlProblem(completed) === undefined
    ? completed
    : EXAMPLE;
}

function zendeskProblem({ origin, pathname }: URL, host: string): string | undefined {
  const account = host.slice(0, -'.zendesk.com'.length);
  if (account === '' || host === 'zendesk.com' || NO_ACCOUNT.has(account))
    return `must name your account, such as ${ZENDESK_EXAMPLE}`;
  return /^\/sc\/*$/.test(pathname) ? undefined : `must be ${origin}/sc for this account`;
}

function smoochProblem({ origin, pathname }: URL, host: string): string | undefined {
  if (!/^api(?:\.[\w-]+)?\.smooch\.io$/.test(host))
    return `must be ${EXAMPLE}, or https://api.eu-1.smooch.io for accounts in the EU`;
  return /^\/*$/.test(pathname) ? undefined : `must be ${origin}, without a path`;
}
