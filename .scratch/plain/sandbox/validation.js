import { badRequest } from './errors.js';
/** How much JSON the metadata of a conversation or a user may take. */
export const MAX_METADATA_BYTES = 4096;
/**
 * How bodies are checked. The upstream reports every violation and never turns one type into
 * another, both the opposite of what Fastify does by default.
 */
const OPTIONS = {
    allErrors: true,
    allowUnionTypes: true,
    coerceTypes: false,
    discriminator: true,
    removeAdditional: false,
    useDefaults: false,
    keywords: [
        {
            keyword: 'maxJsonBytes',
            type: 'object',
            schemaType: 'number',
            validate: (limit, value) => Buffer.byteLength(JSON.stringify(value)) <= limit,
            error: { message: `must NOT be larger than ${String(MAX_METADATA_BYTES)} bytes` },
        },
    ],
};
let loading;
const checks = new Map();
/**
 * Checks a body by its schema. The validator is loaded, and the schema compiled, for the first body:
 * done by Fastify at the start, this would take longer than the rest of it.
 *
 * @throws {ApiError} 400 with an element for each violation.
 */
export async function checkBody(schema, body) {
    const compile = await (loading ??= loadCompiler());
    const check = checks.get(schema) ?? compile({ schema });
    checks.set(schema, check);
    if (!check(body))
        throw invalidBody(check.errors ?? []);
}
/** Keeps Fastify from loading compilers of its own: no schema is left to it. */
export const noCompilers = { buildValidator: compilesNothing, buildSerializer: compilesNothing };
function compilesNothing() {
    throw new TypeError('bodies are checked by checkBody');
}
async function loadCompiler() {
    const { default: AjvCompiler } = await import('@fastify/ajv-compiler');
    return AjvCompiler()({}, { customOptions: OPTIONS });
}
/** The refusal of a body that breaks its schema, one element for each violation. */
function invalidBody(violations) {
    const choices = violations.filter(({ keyword }) => keyword === 'oneOf');
    const inChoice = ({ schemaPath }) => choices.some((choice) => schemaPath.startsWith(`${choice.schemaPath}/`));
    return badRequest(...violations
        // An alternative that does not fit is no violation beside "exactly one of them has to".
        .filter((violation) => violation.keyword !== 'if' && !inChoice(violation))
        .map(title));
}
/** The upstream writes the path, if any, and the wording of the validator's sixth version. */
function title({ instancePath, message = 'is invalid' }) {
    const path = instancePath
        .split('/')
        .slice(1)
        .map((segment) => (/^\d+$/.test(segment) ? `[${segment}]` : `.${segment}`))
        .join('');
    const wording = message
        .replace(/^must NOT have more than (\d+) characters$/, 'should not be longer than $1 characters')
        .replace(/^must NOT have fewer than (\d+) characters$/, 'should not be shorter than $1 characters')
        .replace(/^must NOT/, 'should not')
        .replace(/^must/, 'should');
    return path === '' ? wording : `${path}: ${wording}`;
}
//# sourceMappingURL=validation.js.map