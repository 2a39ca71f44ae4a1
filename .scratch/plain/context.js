import { ANYBODY, NOBODY, } from './callers/identity.js';
import { appsOf, createPolicy } from './callers/policy.js';
import { createLoaders } from './loaders/loaders.js';
import { createSunshineClient } from './sunshine/client.js';
import { passedOnCredentials } from './sunshine/credentials.js';
/** The context of one GraphQL operation. */
export function createContext({ http, baseUrl, apps, credentials }, limits, { authorization, authentication = { identity: ANYBODY }, mayFederate, signal, deadline }) {
    const { identity = NOBODY } = authentication;
    const passedOn = authorization ? passedOnCredentials(authorization) : undefined;
    const used = authentication.refusal ? undefined : (credentials ?? passedOn);
    const sunshine = createSunshineClient(http, baseUrl, {
        credentials: used,
        callerKey: identity.key,
        signal,
        deadline,
        maxCalls: limits.upstreamCalls,
        concurrency: limits.concurrency,
    });
    const policy = createPolicy(identity, createLoaders(sunshine));
    return {
        apps: appsOf(identity, apps),
        identity,
        refusal: authentication.refusal ?? (used ? undefined : 'missing'),
        mayFederate,
        loaders: policy.loaders,
        policy,
        sunshine,
    };
}
//# sourceMappingURL=context.js.map