/** The environment variables that the server knows, and the rules they keep. */
import * as z from 'zod';
/** Settings that cannot be used, one line each. */
export declare class ConfigError extends Error {
    readonly name = "ConfigError";
    readonly problems: readonly string[];
    constructor(problems: readonly string[]);
}
/** Every setting, with its default. */
declare const Settings: z.ZodObject<{
    NODE_ENV: z.ZodOptional<z.ZodString>;
    SUNSHINE_BASE_URL: z.ZodOptional<z.ZodString>;
    SUNSHINE_APP_ID: z.ZodOptional<z.ZodString>;
    SUNSHINE_ALLOWED_APP_IDS: z.ZodOptional<z.ZodUnion<readonly [z.ZodLiteral<"*">, z.ZodType<string[], string, z.core.$ZodTypeInternals<string[], string>>]>>;
    SUNSHINE_KEY_ID: z.ZodOptional<z.ZodString>;
    SUNSHINE_KEY_SECRET: z.ZodOptional<z.ZodString>;
    SUNSHINE_AUTH: z.ZodDefault<z.ZodEnum<{
        jwt: "jwt";
        basic: "basic";
    }>>;
    SUNSHINE_JWT_SCOPE: z.ZodDefault<z.ZodEnum<{
        app: "app";
        account: "account";
        integration: "integration";
    }>>;
    CALLER_AUTH: z.ZodOptional<z.ZodEnum<{
        passthrough: "passthrough";
        jwt: "jwt";
        none: "none";
    }>>;
    CALLER_JWKS_URL: z.ZodOptional<z.ZodString>;
    CALLER_JWT_SECRET: z.ZodOptional<z.ZodString>;
    CALLER_JWT_ISSUER: z.ZodOptional<z.ZodString>;
    CALLER_JWT_AUDIENCE: z.ZodOptional<z.ZodString>;
    CALLER_JWT_ALGORITHMS: z.ZodOptional<z.ZodType<string[], string, z.core.$ZodTypeInternals<string[], string>>>;
    OPERATION_TIMEOUT_MS: z.ZodDefault<z.ZodCoercedNumber<unknown>>;
    MAX_UPSTREAM_CALLS: z.ZodDefault<z.ZodCoercedNumber<unknown>>;
    MAX_DEPTH: z.ZodDefault<z.ZodCoercedNumber<unknown>>;
    MAX_ALIASES: z.ZodDefault<z.ZodCoercedNumber<unknown>>;
    MAX_DIRECTIVES: z.ZodDefault<z.ZodCoercedNumber<unknown>>;
    MAX_FIELDS: z.ZodDefault<z.ZodCoercedNumber<unknown>>;
    MAX_TOKENS: z.ZodDefault<z.ZodCoercedNumber<unknown>>;
    TRUSTED_DOCUMENTS: z.ZodOptional<z.ZodString>;
    HTTP_CLIENT: z.ZodDefault<z.ZodEnum<{
        got: "got";
        undici: "undici";
    }>>;
    UPSTREAM_CONCURRENCY: z.ZodDefault<z.ZodCoercedNumber<unknown>>;
    UPSTREAM_MAX_BYTES: z.ZodDefault<z.ZodCoercedNumber<unknown>>;
    UPSTREAM_CIRCUIT_FAILURES: z.ZodDefault<z.ZodCoercedNumber<unknown>>;
    SUBGRAPH: z.ZodOptional<z.ZodEnum<{
        on: "on";
        off: "off";
        "router-only": "router-only";
    }>>;
    ROUTER_SECRET: z.ZodOptional<z.ZodString>;
    MAX_REPRESENTATIONS: z.ZodDefault<z.ZodCoercedNumber<unknown>>;
    INTROSPECTION: z.ZodOptional<z.ZodEnum<{
        on: "on";
        off: "off";
    }>>;
    EXPLORER: z.ZodOptional<z.ZodEnum<{
        on: "on";
        off: "off";
    }>>;
    CORS_ORIGINS: z.ZodOptional<z.ZodType<string[], string, z.core.$ZodTypeInternals<string[], string>>>;
    HOST: z.ZodOptional<z.ZodString>;
    PORT: z.ZodDefault<z.ZodCoercedNumber<unknown>>;
    LOG_LEVEL: z.ZodDefault<z.ZodEnum<{
        error: "error";
        fatal: "fatal";
        warn: "warn";
        info: "info";
        debug: "debug";
        trace: "trace";
        silent: "silent";
    }>>;
    SANDBOX_PORT: z.ZodDefault<z.ZodCoercedNumber<unknown>>;
}, z.core.$strip>;
export type Settings = z.infer<typeof Settings>;
/**
 * The settings in an environment, each checked by itself. An empty value counts as none.
 *
 * @throws {ConfigError} with a line for every setting that cannot be used.
 */
export declare function parseSettings(environment: NodeJS.ProcessEnv): Settings;
/**
 * Checks the settings against each other.
 *
 * @throws {ConfigError} with a line for every setting that does not go with the rest.
 */
export declare function checkSettings(settings: Settings): void;
export {};
