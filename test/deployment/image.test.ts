import { expect, test } from '@jest/globals';

import { VERSION } from '../../src/package.js';
import { textOfFile } from '../support/yaml-files.js';

const dockerfile = textOfFile('Dockerfile');
/** The stage that becomes the image, with its continued lines joined. */
const image = dockerfile.slice(dockerfile.lastIndexOf('\nFROM ')).replace(/\\\n\s*/g, '');

test('the image has the version of this package and the commit in its labels', () => {
  expect(image).toContain(`\nARG VERSION=${VERSION}\n`);
  expect(image).toMatch(/^ARG GIT_COMMIT$/m);
  const [labels = ''] = /^LABEL .*$/m.exec(image) ?? [];
  expect(labels).toContain('org.opencontainers.image.version="$VERSION"');
  expect(labels).toContain('org.opencontainers.image.revision="$GIT_COMMIT"');
  expect(image).toMatch(/^ENV .*\bGIT_COMMIT=\$GIT_COMMIT\b/m);
});
