import type { Sandbox } from '../../src/sandbox/sandbox.js';

type Settings = Readonly<Record<string, string>>;

/** Settings of a server that passes on what its callers send, to a sandbox that was started by itself. */
export function passthroughTo({ url, appId }: Pick<Sandbox, 'url' | 'appId'>): Settings {
  return { SUNSHINE_BASE_URL: url, SUNSHINE_APP_ID: appId };
}

/** Settings of a server that signs with the sandbox's own key for all of its callers. */
export function serviceOn(sandbox: Sandbox): Settings {
  return {
    ...passthroughTo(sandbox),
    SUNSHINE_KEY_ID: sandbox.keyId,
    SUNSHINE_KEY_SECRET: sandbox.keySecret,
    CALLER_AUTH: 'none',
  };
}
