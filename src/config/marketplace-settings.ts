/** The settings by which a partner of the Zendesk Marketplace says who they are, and their rules. */
import type { MarketplaceHeaders } from '../upstream/marketplace.js';

/** These settings, as in the environment. */
export interface MarketplaceSettings {
  readonly SUNSHINE_MARKETPLACE_NAME?: string | undefined;
  readonly SUNSHINE_MARKETPLACE_ORGANIZATION_ID?: string | undefined;
  readonly SUNSHINE_MARKETPLACE_APP_ID?: string | undefined;
  readonly SUNSHINE_MARKETPLACE_BOT_ID?: string | undefined;
}

const APP_OR_BOT = ['SUNSHINE_MARKETPLACE_APP_ID', 'SUNSHINE_MARKETPLACE_BOT_ID'] as const;
const REQUIRED = ['SUNSHINE_MARKETPLACE_NAME', 'SUNSHINE_MARKETPLACE_ORGANIZATION_ID'] as const;

/** Whether any of them is set. */
export function isMarketplace(settings: MarketplaceSettings): boolean {
  return [...REQUIRED, ...APP_OR_BOT].some((name) => settings[name] !== undefined);
}

/** What is wrong with these settings, a line for each; empty when nothing is. */
export function marketplaceProblems(settings: MarketplaceSettings): string[] {
  if (!isMarketplace(settings)) return [];
  const problems = REQUIRED.filter((name) => settings[name] === undefined).map(
    (name) => `${name}: must be set when another SUNSHINE_MARKETPLACE_ setting is`,
  );
  if (APP_OR_BOT.every((name) => settings[name] === undefined))
    problems.push(
      'SUNSHINE_MARKETPLACE_APP_ID: must be set when another SUNSHINE_MARKETPLACE_ setting is, or SUNSHINE_MARKETPLACE_BOT_ID instead',
    );
  return problems;
}

/** The headers that these settings stand for; undefined when none is set. */
export function marketplaceHeaders(settings: MarketplaceSettings): MarketplaceHeaders | undefined {
  if (!isMarketplace(settings)) return undefined;
  const {
    SUNSHINE_MARKETPLACE_NAME: name,
    SUNSHINE_MARKETPLACE_ORGANIZATION_ID: organization,
    SUNSHINE_MARKETPLACE_APP_ID: app,
    SUNSHINE_MARKETPLACE_BOT_ID: bot,
  } = settings;
  return {
    ...(name === undefined ? {} : { 'x-zendesk-marketplace-name': name }),
    ...(organization === undefined
      ? {}
      : { 'x-zendesk-marketplace-organization-id': organization }),
    ...(app === undefined ? {} : { 'x-zendesk-marketplace-app-id': app }),
    ...(bot === undefined ? {} : { 'x-zendesk-marketplace-bot-id': bot }),
  };
}
