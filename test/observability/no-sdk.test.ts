import { expect, test } from '@jest/globals';

import { startGraph } from '../support/graph.js';
import { startRecordingUpstream } from '../support/recording-upstream.js';
import { passthroughTo } from '../support/upstreams.js';

test('upstream hears nothing of traces while nobody has switched them on', async () => {
  const upstream = await startRecordingUpstream();
  const graph = await startGraph(passthroughTo({ url: upstream.url, appId: 'app' }));

  await graph.query(
    '{ conversation(id: "67a3198c9d3e51c7a4000c04") { id } }',
    {},
    {
      authorization: 'Basic YTpi',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      baggage: 'user.id=ada',
    },
  );

  expect(upstream.requests.map(({ headers }) => Object.keys(headers).sort())).toEqual([
    ['accept', 'accept-encoding', 'authorization', 'connection', 'host', 'user-agent'],
  ]);
});
