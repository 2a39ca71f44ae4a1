import type { SunshineClient } from '../../upstream/client.js';
import type { ConversationReference } from '../conversation/records.js';
import { path } from '../../upstream/path.js';
import type { JsonObject } from '../../upstream/json.js';
import type { ConversionEvents } from './records.js';
import { readChangedRecord, type InvalidRecord } from '../../upstream/response.js';

/** The body of postConversionEvents: the events of one channel, in the format of Meta's Conversions API. */
export type ConversionEventsBody = Readonly<
  Partial<
    Record<
      'messenger' | 'instagram' | 'whatsapp',
      { readonly payload: { readonly data: readonly JsonObject[] } }
    >
  >
>;

/**
 * PostConversionEvents: `POST /v2/apps/{appId}/conversations/{conversationId}/conversionEvents`. Never sent twice:
 * the events would count twice.
 */
export async function postConversionEvents(
  client: SunshineClient,
  { appId, conversationId }: ConversationReference,
  body: ConversionEventsBody,
): Promise<ConversionEvents | InvalidRecord | null> {
  const answer = await client.send({
    operation: 'postConversionEvents',
    method: 'POST',
    path: path`/v2/apps/${appId}/conversations/${conversationId}/conversionEvents`,
    body,
    amendAnswer: quoteDatasetId,
  });
  return readChangedRecord(answer, 'conversionEvents', []);
}

/**
 * Puts quotes around a `datasetId` that is a bare number, as upstream's own sample has it. The number is longer than
 * what a JSON parser keeps exactly.
 */
export function quoteDatasetId(text: string): string {
  return text.replace(/("datasetId"\s*:\s*)(\d+)(?=\s*[,}])/g, '$1"$2"');
}
