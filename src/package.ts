import { readFileSync } from 'node:fs';

/**
 * The folder of this package: what is in it beside the program is found from here. The build keeps this true: in a
 * bundle, too, this module is one folder below it.
 */
export const PACKAGE_FOLDER = new URL('../', import.meta.url);

const manifest = JSON.parse(
  readFileSync(new URL('package.json', PACKAGE_FOLDER), 'utf8'),
) as Readonly<{ version: string }>;

/** The version of this package, as `package.json` has it. */
export const VERSION = manifest.version;
