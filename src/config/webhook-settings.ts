/** The settings of the webhooks that are received, and their rules. */
import type { EventsConfig } from './config-types.js';

/** The settings that say which webhooks are received, as in the environment. */
export interface WebhookSettings {
  readonly WEBHOOK_SECRETS?: readonly string[] | undefined;
  readonly SUNSHINE_BASE_URL?: string | undefined;
  readonly SUNSHINE_APP_ID?: string | undefined;
  readonly SUNSHINE_ALLOWED_APP_IDS?: '*' | readonly string[] | undefined;
}

/** What each of the secrets must be. */
export const WEBHOOK_SECRET_RULE =
  'be a comma list of `secret` or `appId:secret`, each secret of 8 to 256 printable ASCII characters without blanks, commas and colons';

const SECRET = /^(?:([\w-]{1,128}):)?([!-+.-9;-~-]{8,256})$/;

/** Whether a text is a secret, with or without its app. */
export function isWebhookSecret(text: string): boolean {
  return SECRET.test(text);
}

/** The secrets of webhooks. */
export function webhookSecrets({
  WEBHOOK_SECRETS: texts = [],
}: WebhookSettings): EventsConfig['secrets'] {
  return texts.map((text) => {
    const [, appId, secret = ''] = SECRET.exec(text) ?? [];
    return { ...(appId === undefined ? {} : { appId }), secret };
  });
}

/** What is wrong with these settings, a line for each; empty when nothing is. Never repeats a secret. */
export function webhookProblems(settings: WebhookSettings): string[] {
  const { SUNSHINE_BASE_URL: baseUrl, SUNSHINE_APP_ID: own } = settings;
  const { SUNSHINE_ALLOWED_APP_IDS: allowed = [] } = settings;
  const secrets = webhookSecrets(settings);
  if (baseUrl === undefined) return [];
  const problems: string[] = [];
  if (own === undefined && secrets.some(({ appId }) => appId === undefined))
    problems.push('WEBHOOK_SECRETS: must be appId:secret when there is no SUNSHINE_APP_ID');
  const isAllowed = (appId: string): boolean =>
    appId === own || allowed === '*' || allowed.includes(appId);
  if (secrets.some(({ appId }) => appId !== undefined && !isAllowed(appId)))
    problems.push(
      'WEBHOOK_SECRETS: must name no app but that of SUNSHINE_APP_ID and those of SUNSHINE_ALLOWED_APP_IDS',
    );
  return problems;
}
