import { path } from './path.js';
import { readObjects, readRecord } from './response.js';
/** GetUser: `GET /v2/apps/{appId}/users/{userIdOrExternalId}`. */
export async function getUser(client, { appId, reference }) {
    const answer = await client.send({
        operation: 'getUser',
        method: 'GET',
        path: path `/v2/apps/${appId}/users/${reference.userId ?? reference.userExternalId}`,
    });
    const record = readRecord(answer, 'user', ['id']);
    const identities = readObjects(record['identities'], []);
    return Object.assign(record, { identities, appId, reference });
}
//# sourceMappingURL=users.js.map