import { path } from './path.js';
import { invalidAnswer, isObject } from './response.js';
/**
 * PostConversionEvents: `POST /v2/apps/{appId}/conversations/{conversationId}/conversionEvents`. Never sent twice:
 * the events would count twice.
 */
export async function postConversionEvents(client, { appId, id }, body) {
    const answer = await client.send({
        operation: 'postConversionEvents',
        method: 'POST',
        path: path `/v2/apps/${appId}/conversations/${id}/conversionEvents`,
        body,
        amendAnswer: quoteDatasetId,
    });
    const { conversionEvents } = answer.body;
    if (!isObject(conversionEvents))
        throw invalidAnswer(answer);
    return conversionEvents;
}
/**
 * Puts quotes around a `datasetId` that is a bare number, as upstream's own sample has it. The number is longer than
 * what a JSON parser keeps exactly.
 */
export function quoteDatasetId(text) {
    return text.replace(/("datasetId"\s*:\s*)(\d+)(?=\s*[,}])/g, '$1"$2"');
}
//# sourceMappingURL=conversion-events.js.map