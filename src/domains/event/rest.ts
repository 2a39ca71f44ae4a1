import type { SunshineClient } from '../../upstream/client.js';
import { path } from '../../upstream/path.js';

/** GetApp: `GET /v2/apps/{appId}`, to find out whether the caller may see the app. */
export async function getApp(client: SunshineClient, appId: string): Promise<void> {
  await client.send({ operation: 'getApp', method: 'GET', path: path`/v2/apps/${appId}` });
}
