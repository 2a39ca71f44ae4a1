import { readTokenRules } from './callers/token-settings.js';
import { readTrustedDocuments } from './limits/trusted-documents.js';
import { checkSettings, ConfigError, parseSettings } from './settings.js';
export { ConfigError } from './settings.js';
/** How many calls one operation may have under way at once. */
const OPERATION_CONCURRENCY = 16;
const STUDIO = 'https://studio.apollographql.com';
/**
 * Reads the settings. An empty value counts as none.
 *
 * @throws {ConfigError} with a line for every setting that cannot be used.
 */
export function readConfig(environment = process.env) {
    const settings = parseSettings(environment);
    checkSettings(settings);
    const production = settings.NODE_ENV === 'production';
    const upstream = upstreamConfig(settings);
    return {
        upstream,
        apps: {
            defaultAppId: settings.SUNSHINE_APP_ID,
            allowedAppIds: settings.SUNSHINE_ALLOWED_APP_IDS ?? [],
        },
        callers: readTokenRules(settings),
        http: {
            host: settings.HOST ?? (upstream.kind === 'sandbox' ? '127.0.0.1' : '0.0.0.0'),
            port: settings.PORT,
            introspection: isOn(settings.INTROSPECTION, !production),
            explorer: isOn(settings.EXPLORER, !production),
            corsOrigins: settings.CORS_ORIGINS ?? (production ? [] : [STUDIO]),
        },
        limits: {
            operationTimeout: settings.OPERATION_TIMEOUT_MS,
            upstreamCalls: settings.MAX_UPSTREAM_CALLS,
            concurrency: OPERATION_CONCURRENCY,
            document: {
                depth: settings.MAX_DEPTH,
                aliases: settings.MAX_ALIASES,
                directives: settings.MAX_DIRECTIVES,
                fields: settings.MAX_FIELDS,
                tokens: settings.MAX_TOKENS,
            },
        },
        trustedDocuments: trustedDocuments(settings.TRUSTED_DOCUMENTS),
        traffic: {
            concurrency: settings.UPSTREAM_CONCURRENCY,
            transport: settings.HTTP_CLIENT,
            maxBytes: settings.UPSTREAM_MAX_BYTES,
            failures: settings.UPSTREAM_CIRCUIT_FAILURES,
        },
        subgraph: {
            access: settings.SUBGRAPH ?? (production ? 'off' : 'on'),
            routerSecret: settings.ROUTER_SECRET,
            maxRepresentations: settings.MAX_REPRESENTATIONS,
        },
        logLevel: settings.LOG_LEVEL,
    };
}
/**
 * The port for the emulator when it runs alone.
 *
 * @throws {ConfigError} when the setting cannot be used.
 */
export function readSandboxPort(environment = process.env) {
    return parseSettings(environment).SANDBOX_PORT;
}
function upstreamConfig(settings) {
    const { SUNSHINE_BASE_URL: baseUrl, SUNSHINE_KEY_ID: keyId } = settings;
    if (baseUrl === undefined)
        return { kind: 'sandbox', port: settings.SANDBOX_PORT };
    const keySecret = settings.SUNSHINE_KEY_SECRET;
    const signing = settings.SUNSHINE_AUTH === 'jwt' ? settings.SUNSHINE_JWT_SCOPE : 'basic';
    // As the URL parser reads it: blanks around it, or a bare `?` behind it, would spoil every path.
    const { origin, pathname } = new URL(baseUrl);
    return {
        kind: 'api',
        baseUrl: (origin + pathname).replace(/\/+$/, ''),
        key: keyId === undefined || keySecret === undefined ? undefined : { keyId, keySecret, signing },
    };
}
function trustedDocuments(path) {
    try {
        return path === undefined ? undefined : readTrustedDocuments(path);
    }
    catch (error) {
        const problem = error instanceof Error ? error.message : String(error);
        throw new ConfigError([`TRUSTED_DOCUMENTS: ${problem}`]);
    }
}
function isOn(setting, otherwise) {
    return setting === undefined ? otherwise : setting === 'on';
}
//# sourceMappingURL=config.js.map