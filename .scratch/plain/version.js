import { readFileSync } from 'node:fs';
const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
/** The version of this package, as `package.json` has it. */
export const VERSION = manifest.version;
//# sourceMappingURL=version.js.map