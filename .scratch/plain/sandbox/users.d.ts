import type { Operation } from './operation.js';
import type { Metadata, Profile } from './records.js';
interface Registration {
    readonly externalId?: string;
    readonly brandId?: string | null;
    readonly signedUpAt?: string;
    readonly toBeRetained?: boolean;
    readonly profile?: {
        readonly [Key in keyof Profile]: Profile[Key] | null;
    };
    readonly metadata?: Metadata | null;
}
/** The routes that deal with users. */
export declare const userOperations: (Operation<Registration, never> | Operation<undefined, "userIdOrExternalId">)[];
export {};
