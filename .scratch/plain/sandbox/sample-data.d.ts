/**
 * The app that a sandbox starts with, the same at every start. The ids are made like the
 * upstream's: their first eight digits are the second at which the record came into being.
 */
export declare const SAMPLE: {
    readonly appId: "6650c0de1f9d3e51c7a40001";
    readonly keyId: "app_6650c0e01f9d3e51c7a40002";
    readonly keySecret: "sandbox-secret-for-trying-things-out-it-opens-nothing-real";
    readonly otherAppId: "6650c1801f9d3e51c7a40003";
    readonly users: {
        /** Has an external id that must be percent-encoded in a path. */
        readonly ada: {
            readonly id: "67a0d9f09d3e51c7a4000a01";
            readonly externalId: "crm/ada@example.com";
        };
        /** Takes part in exactly sixty conversations of both types. */
        readonly bruno: {
            readonly id: "67a0da2c9d3e51c7a4000a02";
            readonly conversationCount: 60;
        };
        /** Takes part in none. */
        readonly chloe: {
            readonly id: "67a0da689d3e51c7a4000a03";
        };
        readonly dora: {
            readonly id: "67a0daa49d3e51c7a4000a04";
        };
        readonly emil: {
            readonly id: "67a0dae09d3e51c7a4000a05";
        };
        readonly fatima: {
            readonly id: "67a0db1c9d3e51c7a4000a06";
        };
        readonly goran: {
            readonly id: "67a0db589d3e51c7a4000a07";
            readonly externalId: "shop 7/goran & söhne";
        };
        readonly hana: {
            readonly id: "67a0db949d3e51c7a4000a08";
        };
        readonly ivan: {
            readonly id: "67a0dbd09d3e51c7a4000a09";
        };
        readonly julia: {
            readonly id: "67a0dc0c9d3e51c7a4000a0a";
        };
        readonly kofi: {
            readonly id: "67a0dc489d3e51c7a4000a0b";
        };
        readonly lena: {
            readonly id: "67a0dc849d3e51c7a4000a0c";
        };
    };
    readonly conversations: {
        /** Ada's first personal conversation, which cannot be deleted; under an agent's control. */
        readonly adaDefault: {
            readonly id: "67a1e3709d3e51c7a4000c01";
        };
        /** With every detail set, and control on offer to a second integration. */
        readonly adaOrder: {
            readonly id: "67a24ad89d3e51c7a4000c02";
        };
        /** Over Apple Messages for Business. */
        readonly adaApple: {
            readonly id: "67a2b2609d3e51c7a4000c03";
        };
        /** A group of Ada, Dora and Emil. */
        readonly crew: {
            readonly id: "67a3198c9d3e51c7a4000c04";
        };
        /** A group with ten participants, which nobody can join. */
        readonly full: {
            readonly id: "67a38b089d3e51c7a4000c05";
        };
        /** A group without participants. */
        readonly empty: {
            readonly id: "67a3f6089d3e51c7a4000c06";
        };
        /** Bruno's first personal conversation. */
        readonly brunoDefault: {
            readonly id: "67a459989d3e51c7a4000c07";
        };
        /** Over LINE and SDK. */
        readonly lenaDefault: {
            readonly id: "67a4bd349d3e51c7a4000c08";
        };
    };
    /** An app of its own, which the key above does not open. */
    readonly otherApp: {
        readonly keyId: "app_6650c1821f9d3e51c7a40004";
        readonly keySecret: "another-sandbox-secret-for-trying-things-out-nothing-real";
        readonly users: {
            readonly zoe: {
                readonly id: "67a4c1e49d3e51c7a4000a0d";
                readonly externalId: "crm/zoe@example.com";
            };
        };
        readonly conversations: {
            readonly zoeDefault: {
                readonly id: "67a52f6c9d3e51c7a4000c09";
            };
        };
    };
};
