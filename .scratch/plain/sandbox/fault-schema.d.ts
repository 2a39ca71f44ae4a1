/** JSON Schema of a fault as it comes over HTTP; an unknown key is refused as a likely slip. */
export declare const faultSchema: {
    readonly type: "object";
    readonly required: readonly ["kind"];
    readonly discriminator: {
        readonly propertyName: "kind";
    };
    readonly oneOf: readonly [object, object, object, object, object, object, {
        readonly oneOf: readonly [{
            readonly required: readonly ["body"];
        }, {
            readonly required: readonly ["rawBody"];
        }];
    }, object, object];
};
