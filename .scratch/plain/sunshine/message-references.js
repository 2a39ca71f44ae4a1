import { path } from './path.js';
/**
 * DownloadMessageRef: `POST /v2/apps/{appId}/conversations/{conversationId}/download`. A read, though a POST: it may
 * be sent again.
 *
 * @returns The data, in the shape its channel gives it.
 */
export async function downloadMessageRef(client, { appId, id }, body) {
    const { body: data } = await client.send({
        operation: 'downloadMessageRef',
        method: 'POST',
        path: path `/v2/apps/${appId}/conversations/${id}/download`,
        body: { ...body },
        repeatable: true,
    });
    return data;
}
//# sourceMappingURL=message-references.js.map