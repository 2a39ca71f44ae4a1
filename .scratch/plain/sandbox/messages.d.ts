import type { Operation } from './operation.js';
interface Download {
    readonly userId: string;
    readonly apple?: {
        readonly interactiveDataRef: {
            readonly bid: string;
            readonly owner: string;
        };
    };
}
interface ChannelEvents {
    readonly payload: {
        readonly data: readonly object[];
    };
}
/** The routes that hand something to, or fetch something from, a channel. */
export declare const channelOperations: (Operation<Download, "conversationId"> | Operation<Readonly<Partial<Record<"messenger" | "instagram" | "whatsapp", ChannelEvents>>>, "conversationId">)[];
export {};
