import { expect, test } from '@jest/globals';

import { hammer } from '../support/isolation.js';

// `npm run check:isolation` does the same with 20,000 requests; what it found is in docs/measurements.
test.each(['service', 'passthrough'] as const)(
  'callers who ask the same at the same time get their own answers: %s',
  async (mode) => {
    const { callers, coalesced, ...result } = await hammer(mode, 200, 32);

    expect(callers).toBeGreaterThan(1);
    expect(coalesced).toBeGreaterThan(0);
    expect(result).toEqual({ mode, requests: 200, leaks: 0 });
  },
);
