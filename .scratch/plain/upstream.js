import { basicCredentials, jwtCredentials } from './sunshine/credentials.js';
import { coalesce } from './sunshine/coalescing.js';
import { createHttpClient } from './sunshine/http-client.js';
import { TrafficControl } from './sunshine/traffic-control.js';
/** What a server does not use is not loaded, either: loading takes most of the time to start. */
const TRANSPORTS = {
    got: async (maxBytes) => (await import('./sunshine/transports/got.js')).gotTransport(maxBytes),
    undici: async (maxBytes) => (await import('./sunshine/transports/undici.js')).undiciTransport(maxBytes),
};
/**
 * Makes the upstream ready: starts the emulator when the settings ask for it, and sets up how calls are signed.
 *
 * @param observer Is told of every attempt to call it.
 */
export async function openUpstream({ upstream, apps, traffic }, observer) {
    const control = new TrafficControl(traffic, observer);
    const transport = await TRANSPORTS[traffic.transport](traffic.maxBytes);
    const http = coalesce(createHttpClient({ transport, traffic: control }));
    if (upstream.kind === 'api')
        return {
            mode: upstream.key ? 'service' : 'passthrough',
            http,
            traffic: control,
            baseUrl: upstream.baseUrl,
            credentials: upstream.key && serverCredentials(upstream.key),
            apps,
            sandbox: undefined,
            close: () => {
                http.close();
                return Promise.resolve();
            },
        };
    const { startSandbox } = await import('./sandbox/sandbox.js');
    const sandbox = await startSandbox({ port: upstream.port });
    return {
        mode: 'sandbox',
        http,
        traffic: control,
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
function serverCredentials(key) {
    return key.signing === 'basic' ? basicCredentials(key) : jwtCredentials(key, key.signing);
}
//# sourceMappingURL=upstream.js.map