import { readFileSync } from 'node:fs';

/**
 * The folder of this package, from which its other files are found. The build keeps this valid: a bundle, too, is one
 * folder below it.
 */
export const PACKAGE_FOLDER = new URL('../', import.meta.url);

const manifest = JSON.parse(
  readFileSync(new URL('package.json', PACKAGE_FOLDER), 'utf8'),
) as Readonly<{ version: string }>;

/** The version of this package in `package.json`. */
export const VERSION = manifest.version;
