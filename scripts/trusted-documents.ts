/**
 * Writes the manifest for `TRUSTED_DOCUMENTS`: every operation of the given files and folders.
 *
 *     npm run trusted-documents -- trusted-documents.json src/queries
 */
import { writeFileSync } from 'node:fs';

import { manifestOf } from './manifest.js';

const [target, ...places] = process.argv.slice(2);
if (target === undefined || places.length === 0)
  throw new Error('usage: npm run trusted-documents -- TARGET.json FILE_OR_FOLDER...');

const { files, documents } = manifestOf(places);
writeFileSync(target, `${JSON.stringify(Object.fromEntries(documents), null, 2)}\n`);
console.log(`${target}: ${documents.length} operations from ${files.length} files`);
