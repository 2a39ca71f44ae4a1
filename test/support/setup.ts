/** Runs in every test file before its own code (`setupFilesAfterEnv` in `jest.config.js`). */
import { afterAll, afterEach, beforeEach } from '@jest/globals';

import { closeFile, closeTest, startTest } from './closing.js';

beforeEach(startTest);
afterEach(closeTest);
afterAll(closeFile);
