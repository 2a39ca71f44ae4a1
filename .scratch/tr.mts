import { startStub } from '../bench/stub.ts';
import { undiciTransport } from '/work/main/dist/sunshine/transports/undici.js';
import { Pool, Agent } from 'undici';
import { conversationId } from '../bench/records.ts';
const stub = await startStub(); await stub.reset(0);
const base = stub.url; const u = new URL(base);
const path = (i: number) => `/v2/apps/bench/conversations/${conversationId(1000 + i % 5000)}/participants?page%5Bsize%5D=10`;
const t = undiciTransport(5e6);
const pool = new Pool(u.origin, { connections: null });
const signal = new AbortController().signal;
import { setMaxListeners } from 'node:events'; setMaxListeners(0, signal);
const H = { authorization: 'Basic abc' };
const kinds: Record<string, (i: number) => Promise<unknown>> = {
  transport: (i) => t.send({ method: 'GET', url: base + path(i), headers: H, body: undefined, signal }),
  'pool.request': async (i) => { const r = await pool.request({ method: 'GET', path: path(i), headers: H }); return r.body.json(); },
};
const par = Number(process.argv[2] ?? 64), n = 30000;
for (let round = 0; round < 3; round++) for (const [name, f] of Object.entries(kinds)) {
  let i = 0; const s = process.cpuUsage(); const w = performance.now();
  await Promise.all(Array.from({ length: par }, async () => { while (i < n) await f(i++); }));
  const d = process.cpuUsage(s); console.log(name.padEnd(14), 'us cpu', ((d.user + d.system) / n).toFixed(1), 'user', (d.user / n).toFixed(1), 'rps', (n / (performance.now() - w) * 1000).toFixed(0));
}
process.exit(0);
