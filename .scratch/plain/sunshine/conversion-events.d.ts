import type { SunshineClient } from './client.js';
import type { ConversationReference } from './conversations.js';
import type { ConversionEvents, JsonObject } from './records.js';
/** The body of postConversionEvents: the events of one channel, as the Conversions API of Meta shapes them. */
export type ConversionEventsBody = Readonly<Partial<Record<'messenger' | 'instagram' | 'whatsapp', {
    readonly payload: {
        readonly data: readonly JsonObject[];
    };
}>>>;
/**
 * PostConversionEvents: `POST /v2/apps/{appId}/conversations/{conversationId}/conversionEvents`. Never sent twice:
 * the events would count twice.
 */
export declare function postConversionEvents(client: SunshineClient, { appId, id }: ConversationReference, body: ConversionEventsBody): Promise<ConversionEvents>;
/**
 * Puts quotes around a `datasetId` that is a bare number, as upstream's own sample has it. The number is longer than
 * what a JSON parser keeps exactly.
 */
export declare function quoteDatasetId(text: string): string;
