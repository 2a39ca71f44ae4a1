import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { parseAllDocuments } from 'yaml';

/** Where a file of this repository is. */
export function pathOfFile(file: string): string {
  return fileURLToPath(new URL(`../../${file}`, import.meta.url));
}

/** The text of a file of this repository. */
export function textOfFile(file: string): string {
  return readFileSync(pathOfFile(file), 'utf8');
}

/** The documents in a YAML file of this repository. Throws when one has an error. */
export function yamlOfFile(file: string): readonly unknown[] {
  return parseAllDocuments(textOfFile(file)).map((document) => {
    const [error] = document.errors;
    if (error) throw error;
    return document.toJS() as unknown;
  });
}
