import { readConfig } from '../../src/config/config.js';
import { ConfigError } from '../../src/config/settings.js';

/** Settings as the environment has them. */
export type Settings = Readonly<Record<string, string>>;

export const API = { SUNSHINE_BASE_URL: 'https://api.smooch.io', SUNSHINE_APP_ID: 'app-1' };
export const KEY = { SUNSHINE_KEY_ID: 'app_1', SUNSHINE_KEY_SECRET: 'secret-1' };
export const SERVICE = { ...API, ...KEY, CALLER_AUTH: 'none' };

/** The lines that settings are refused with. Throws when they are not. */
export function problemsOf(settings: Settings): readonly string[] {
  try {
    readConfig(settings);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  throw new Error('the settings were expected to be refused');
}
