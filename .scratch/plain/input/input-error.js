/** What a caller sent breaks rules; nothing was sent upstream. The message names every field and its rule. */
export class InputError extends Error {
    name = 'InputError';
    violations;
    constructor(violations) {
        super(violations.map(({ field, rule }) => `${field.join('.')}: ${rule}`).join('; '));
        this.violations = violations;
    }
}
//# sourceMappingURL=input-error.js.map