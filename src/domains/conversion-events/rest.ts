import type { SunshineClient } from '../../upstream/client.js';
import type { ConversationReference } from '../conversation/records.js';
import { path } from '../../upstream/path.js';
import { ExactNumber } from '../../upstream/exact-json.js';
import type { JsonObject } from '../../upstream/json.js';
import type { ConversionEvents } from './records.js';
import { InvalidRecord, readChangedRecord } from '../../upstream/response.js';

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
  });
  const posted = readChangedRecord(answer, 'conversionEvents', [], {});
  if (posted === null || posted instanceof InvalidRecord) return posted;
  const { datasetId } = posted;
  // A number in upstream's own sample.
  const isNumber = typeof datasetId === 'number' || datasetId instanceof ExactNumber;
  return isNumber ? { ...posted, datasetId: String(datasetId) } : posted;
}
