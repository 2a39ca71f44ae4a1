/**
 * The HTTP client that the tests of this run are for. Those that depend on it run once with each
 * (`projects` in `jest.config.js`).
 */
export function httpClient(): 'got' | 'undici' {
  return Reflect.get(globalThis, 'HTTP_CLIENT') === 'undici' ? 'undici' : 'got';
}
