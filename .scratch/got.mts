import { startStub } from '../bench/stub.ts';
import { gotTransport } from '/work/main/dist/sunshine/transports/got.js';
import { Agent } from 'node:http';
import got from 'got';
import { conversationId } from '../bench/records.ts';
const stub = await startStub(); await stub.reset(0);
const base = stub.url;
const path = (i: number) => `/v2/apps/bench/conversations/${conversationId(1000 + i % 5000)}/participants?page%5Bsize%5D=10`;
const t = gotTransport(5e6);
const signal = new AbortController().signal;
import { setMaxListeners } from 'node:events'; setMaxListeners(0, signal);
const H = { authorization: 'Basic abc' };
const agent = { http: new Agent({ keepAlive: true, maxFreeSockets: 1024, timeout: 30000 }) };
const T = { lookup: 2000, connect: 3000, secureConnect: 3000, send: 5000, response: 10000, request: 12000 };
const client = got.extend({ agent, timeout: T, followRedirect: false, throwHttpErrors: false, retry: { limit: 0 }, headers: { accept: 'application/json', 'accept-encoding': 'gzip, deflate, br', 'user-agent': 'x' } });
function viaStream(c: any, o: any) { return (i: number) => new Promise<any>((resolve, reject) => {
  const s = c.stream(base + path(i), { method: 'GET', headers: H, ...o }); let res: any; const chunks: Buffer[] = [];
  s.on('response', (r: any) => { res = r; }); s.on('data', (c: Buffer) => { chunks.push(c); }); s.once('error', reject);
  s.once('end', () => resolve({ status: res.statusCode, body: Buffer.concat(chunks).toString() }));
}); }
const kinds: Record<string, (i: number) => Promise<unknown>> = {
  promise: (i) => client(base + path(i), { method: 'GET', headers: H }),
  'promise signal': (i) => client(base + path(i), { method: 'GET', headers: H, signal: new AbortController().signal }),
  'stream signal': (i) => viaStream(client, { signal: new AbortController().signal })(i),
  stream: viaStream(client, {}),
};
const par = Number(process.argv[2] ?? 64), n = 5000;
for (let round = 0; round < 3; round++) for (const [name, f] of Object.entries(kinds)) {
  let i = 0; const s = process.cpuUsage(); const w = performance.now();
  await Promise.all(Array.from({ length: par }, async () => { while (i < n) await f(i++); }));
  const d = process.cpuUsage(s); console.log(name.padEnd(18), 'us cpu', ((d.user + d.system) / n).toFixed(1), 'rps', (n / (performance.now() - w) * 1000).toFixed(0));
}
process.exit(0);
