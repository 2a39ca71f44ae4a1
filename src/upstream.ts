import type { Config, UpstreamConfig } from './config.js';
import type { AppPolicy } from './input/app-policy.js';
import { startSandbox, type Sandbox } from './sandbox/sandbox.js';
import { basicCredentials, jwtCredentials, type Credentials } from './sunshine/credentials.js';
import { createHttpClient, type HttpClient } from './sunshine/http-client.js';

/** The REST API that the server works on. Operations of all callers share it: it does not know who they are. */
export interface Upstream {
  /** Whose credentials calls are made with: the emulator's key, the server's own, or those of each caller. */
  readonly mode: 'sandbox' | 'service' | 'passthrough';
  readonly http: HttpClient;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** The server's own; undefined to pass on what each caller sends. */
  readonly credentials: Credentials | undefined;
  readonly apps: AppPolicy;
  /** The embedded emulator, when the server runs on it. */
  readonly sandbox: Sandbox | undefined;
  /** Closes idle connections, and the emulator. */
  close(): Promise<void>;
}

/** Makes the upstream ready: starts the emulator when the settings ask for it, and sets up how calls are signed. */
export async function openUpstream({ upstream, apps }: Config): Promise<Upstream> {
  const http = createHttpClient();
  if (upstream.kind === 'api')
    return {
      mode: upstream.key ? 'service' : 'passthrough',
      http,
      baseUrl: upstream.baseUrl,
      credentials: upstream.key && serverCredentials(upstream.key),
      apps,
      sandbox: undefined,
      close: () => {
        http.close();
        return Promise.resolve();
      },
    };

  const sandbox = await startSandbox({ port: upstream.port });
  return {
    mode: 'sandbox',
    http,
    baseUrl: sandbox.url,
    credentials: basicCredentials(sandbox),
    apps: { ...apps, defaultAppId: sandbox.appId },
    sandbox,
    close: () => {
      http.close();
      return sandbox.close();
    },
  };
}

function serverCredentials(
  key: NonNullable<Extract<UpstreamConfig, { kind: 'api' }>['key']>,
): Credentials {
  return key.signing === 'basic' ? basicCredentials(key) : jwtCredentials(key, key.signing);
}
