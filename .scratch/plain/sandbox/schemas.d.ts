/** A personal conversation has exactly one participant, a group none to ten. */
export declare const createConversationBody: {
    readonly type: "object";
    readonly required: readonly ["type"];
    readonly properties: {
        readonly displayName: object;
        readonly description: object;
        readonly iconUrl: object;
        readonly metadata: {
            readonly type: "object";
            readonly nullable: true;
            readonly additionalProperties: {
                readonly type: readonly ["string", "number", "boolean"];
            };
            readonly maxJsonBytes: 4096;
        };
        readonly type: {
            readonly type: "string";
            readonly enum: readonly ["personal", "sdkGroup"];
        };
        readonly participants: {
            readonly type: "array";
            readonly maxItems: 10;
            readonly items: {
                readonly type: "object";
                readonly properties: {
                    readonly subscribeSDKClient: {
                        readonly type: "boolean";
                    };
                    readonly userId: {
                        readonly type: "string";
                        readonly minLength: 1;
                    };
                    readonly userExternalId: {
                        readonly type: "string";
                        readonly minLength: 1;
                        readonly maxLength: 1024;
                    };
                };
                readonly oneOf: readonly [{
                    readonly required: readonly ["userId"];
                }, {
                    readonly required: readonly ["userExternalId"];
                }];
            };
        };
    };
    readonly if: {
        readonly required: readonly ["type"];
        readonly properties: {
            readonly type: {
                readonly const: "personal";
            };
        };
    };
    readonly then: {
        readonly required: readonly ["participants"];
        readonly properties: {
            readonly participants: {
                readonly type: "array";
                readonly minItems: 1;
                readonly maxItems: 1;
            };
        };
    };
};
/** Every key is optional, and null clears it. */
export declare const updateConversationBody: {
    readonly type: "object";
    readonly properties: {
        readonly displayName: object;
        readonly description: object;
        readonly iconUrl: object;
        readonly metadata: {
            readonly type: "object";
            readonly nullable: true;
            readonly additionalProperties: {
                readonly type: readonly ["string", "number", "boolean"];
            };
            readonly maxJsonBytes: 4096;
        };
    };
};
/** The user who joins. */
export declare const joinConversationBody: {
    readonly type: "object";
    readonly properties: {
        readonly subscribeSDKClient: {
            readonly type: "boolean";
        };
        readonly userId: {
            readonly type: "string";
            readonly minLength: 1;
        };
        readonly userExternalId: {
            readonly type: "string";
            readonly minLength: 1;
            readonly maxLength: 1024;
        };
    };
    readonly oneOf: readonly [{
        readonly required: readonly ["userId"];
    }, {
        readonly required: readonly ["userExternalId"];
    }];
};
/** The user who leaves, or the membership that ends. */
export declare const leaveConversationBody: {
    readonly type: "object";
    readonly properties: {
        readonly participantId: {
            readonly type: "string";
            readonly minLength: 1;
        };
        readonly userId: {
            readonly type: "string";
            readonly minLength: 1;
        };
        readonly userExternalId: {
            readonly type: "string";
            readonly minLength: 1;
            readonly maxLength: 1024;
        };
    };
    readonly oneOf: readonly [{
        readonly required: readonly ["userId"];
    }, {
        readonly required: readonly ["userExternalId"];
    }, {
        readonly required: readonly ["participantId"];
    }];
};
/** An Apple reference is either whole or absent. */
export declare const downloadMessageRefBody: {
    readonly type: "object";
    readonly required: readonly ["userId"];
    readonly properties: {
        readonly userId: {
            readonly type: "string";
            readonly minLength: 1;
        };
        readonly apple: {
            readonly type: "object";
            readonly required: readonly ["interactiveDataRef"];
            readonly properties: {
                readonly interactiveDataRef: {
                    readonly type: "object";
                    readonly required: readonly ["url", "bid", "key", "signature", "owner"];
                    readonly properties: {
                        readonly url: {
                            readonly type: "string";
                        };
                        readonly bid: {
                            readonly type: "string";
                        };
                        readonly key: {
                            readonly type: "string";
                        };
                        readonly signature: {
                            readonly type: "string";
                        };
                        readonly owner: {
                            readonly type: "string";
                        };
                    };
                };
            };
        };
    };
};
/** The events of one channel. */
export declare const postConversionEventsBody: {
    readonly type: "object";
    readonly properties: {
        readonly messenger: {
            readonly type: "object";
            readonly required: readonly ["payload"];
            readonly properties: {
                readonly payload: {
                    readonly type: "object";
                    readonly required: readonly ["data"];
                    readonly properties: {
                        readonly data: {
                            readonly type: "array";
                            readonly items: {
                                readonly type: "object";
                            };
                        };
                    };
                };
            };
        };
        readonly instagram: {
            readonly type: "object";
            readonly required: readonly ["payload"];
            readonly properties: {
                readonly payload: {
                    readonly type: "object";
                    readonly required: readonly ["data"];
                    readonly properties: {
                        readonly data: {
                            readonly type: "array";
                            readonly items: {
                                readonly type: "object";
                            };
                        };
                    };
                };
            };
        };
        readonly whatsapp: {
            readonly type: "object";
            readonly required: readonly ["payload"];
            readonly properties: {
                readonly payload: {
                    readonly type: "object";
                    readonly required: readonly ["data"];
                    readonly properties: {
                        readonly data: {
                            readonly type: "array";
                            readonly items: {
                                readonly type: "object";
                            };
                        };
                    };
                };
            };
        };
    };
    readonly oneOf: readonly [{
        readonly required: readonly ["messenger"];
    }, {
        readonly required: readonly ["instagram"];
    }, {
        readonly required: readonly ["whatsapp"];
    }];
};
/** Every key is optional. */
export declare const createUserBody: {
    readonly type: "object";
    readonly properties: {
        readonly externalId: {
            readonly type: "string";
            readonly minLength: 1;
            readonly maxLength: 1024;
        };
        readonly brandId: object;
        readonly signedUpAt: {
            readonly type: "string";
            readonly format: "date-time";
        };
        readonly toBeRetained: {
            readonly type: "boolean";
        };
        readonly profile: {
            readonly type: "object";
            readonly properties: {
                readonly givenName: object;
                readonly surname: object;
                readonly email: {
                    readonly format: "email";
                };
                readonly avatarUrl: object;
                readonly locale: object;
            };
        };
        readonly metadata: {
            readonly type: "object";
            readonly nullable: true;
            readonly additionalProperties: {
                readonly type: readonly ["string", "number", "boolean"];
            };
            readonly maxJsonBytes: 4096;
        };
    };
};
