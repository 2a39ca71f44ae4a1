/** The settings of uploads, and their rules. */
import type { UploadSettings } from '../kernel/shared-state.js';

/** The settings of uploads, as in the environment. */
export interface UploadEnvironment {
  readonly PUBLIC_URL?: string | undefined;
  readonly UPLOAD_SECRET?: string | undefined;
  readonly MAX_UPLOAD_BYTES: number;
}

/** What a server allows for uploads. */
export function uploadSettings({
  PUBLIC_URL: publicUrl,
  UPLOAD_SECRET: secret,
  MAX_UPLOAD_BYTES: maxBytes,
}: UploadEnvironment): UploadSettings {
  return { secret, maxBytes, publicUrl: publicUrl?.replace(/\/+$/, '') };
}

/** What is wrong with these settings, a line for each; empty when nothing is. */
export function uploadProblems({ PUBLIC_URL: url }: UploadEnvironment): string[] {
  if (url === undefined) return [];
  const example = 'https://graph.example.com';
  if (!URL.canParse(url)) return [`PUBLIC_URL: must be a URL, such as ${example}`];
  const { protocol, search, hash, username, password } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:')
    return ['PUBLIC_URL: must start with https:// or http://'];
  if (/[?#]/.test(url) || search + hash + username + password !== '')
    return ['PUBLIC_URL: must have no query, fragment or credentials'];
  return [];
}
