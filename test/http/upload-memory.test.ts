import { request, type IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';

import { expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startFileUpstream } from '../support/file-upstream.js';
import { post, type Graph } from '../support/graph.js';
import { scrape } from '../support/metrics.js';
import { startProgram } from '../support/server-process.js';
import { addressFor, bytesOf, formWith, upload } from '../support/uploading.js';
import { httpClient } from '../support/http-client.js';

const SIZE = 49 * 1_024 * 1_024;
/** How much the process may grow while such a file goes through it, in bytes. */
const GROWTH = 40 * 1_024 * 1_024;

async function residentBytes(url: string): Promise<number> {
  return (await scrape(url)).value('process_resident_memory_bytes') ?? 0;
}

async function send(
  url: string,
  headers: Readonly<Record<string, string>>,
  around: readonly [string, string] = ['', ''],
): Promise<number> {
  const sent = request(url, { method: 'POST', headers });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve).once('error', reject);
  });
  const [head, tail] = around;
  if (head !== '') sent.write(head);
  await pipeline(bytesOf(SIZE), sent, { end: false });
  sent.end(tail);
  const response = await answered;
  response.resume();
  return response.statusCode ?? 0;
}

test('a file of 49 MB goes through a process that grows by less than 40 MB', async () => {
  const upstream = await startFileUpstream();
  const server = startProgram(['--import', 'tsx', 'src/main.ts'], {
    PORT: '0',
    HOST: '127.0.0.1',
    HTTP_CLIENT: httpClient(),
    SUNSHINE_BASE_URL: upstream.url,
    SUNSHINE_APP_ID: SAMPLE.appId,
    SUNSHINE_KEY_ID: 'app_6650c0de1f9d3e51c7a40009',
    SUNSHINE_KEY_SECRET: 'secret-of-the-server',
    CALLER_AUTH: 'none',
    SHUTDOWN_DELAY_MS: '0',
  });
  const url = String((await server.ready)['url']);
  const graph: Pick<Graph, 'query'> = {
    query: (source, variables = {}, headers = {}) => post(url, source, variables, headers),
  };
  const form = '--b\r\ncontent-disposition: form-data; name="source"; filename="a"\r\n\r\n';
  const end = '\r\n--b--\r\n';
  // What is loaded at first use does not count.
  await upload(await addressFor(graph), 'small');
  await upload(await addressFor(graph), formWith('small'));
  const before = await residentBytes(url);

  const raw = await send(await addressFor(graph, SIZE), { 'content-length': String(SIZE) });
  const inForm = await send(
    await addressFor(graph, SIZE),
    {
      'content-type': 'multipart/form-data; boundary=b',
      'content-length': String(form.length + SIZE + end.length),
    },
    [form, end],
  );

  expect([raw, inForm]).toEqual([201, 201]);
  expect(upstream.uploads.filter(({ size }) => size > SIZE)).toHaveLength(2);
  const grown = (await residentBytes(url)) - before;
  expect(grown).toBeLessThan(GROWTH);
});
