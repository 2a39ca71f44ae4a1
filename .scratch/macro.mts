import { execute, parse } from 'graphql';
import { setMaxListeners } from 'node:events';
import { createGraphQLServer } from '/work/main/dist/apollo/graphql-server.js';
import { buildSchema } from '/work/main/dist/schema.js';
import { createContext } from '/work/main/dist/context.js';
import { readConfig } from '/work/main/dist/config.js';
import { createHttpClient } from '/work/main/dist/sunshine/http-client.js';
import { TrafficControl } from '/work/main/dist/sunshine/traffic-control.js';
import { coalesce } from '/work/main/dist/sunshine/coalescing.js';
import { undiciTransport } from '/work/main/dist/sunshine/transports/undici.js';
import { createObservability } from '/work/main/dist/observability/observability.js';
import { operationObservation } from '/work/main/dist/apollo/operation-observation.js';
import { conversationsAnswer, participantsAnswer, conversationAnswer, userId, conversationId } from '/work/main/bench/records.ts';
import { LIST, BY_ID, WITH_PARTICIPANTS, ALIASES } from '/work/main/bench/documents.ts';
import { HeaderMap } from '@apollo/server';
const which = process.argv[2] ?? 'list', n = Number(process.argv[3] ?? 600);
const config = readConfig({ NODE_ENV: 'production', SUNSHINE_BASE_URL: 'http://127.0.0.1:9', SUNSHINE_APP_ID: 'bench', SUBGRAPH: 'on', LOG_LEVEL: 'info' });
const answers = new Map<string, string>();
const answer = (url: string) => { let a = answers.get(url); if (a) return a; const u = new URL(url); const p = u.pathname.split('/'); a = p[6] === 'participants' ? participantsAnswer(p[5]!) : p[5] ? conversationAnswer(p[5]!) : conversationsAnswer(u.searchParams.get('filter[userId]')!, 25); answers.set(url, a); return a; };
const instant = { send: (r: any) => new Promise<any>((ok) => setImmediate(ok, { status: 200, body: answer(r.url), retryAfter: undefined })), close() {} };
const obs = createObservability();
const mk = (transport: any) => ({ http: coalesce(createHttpClient({ transport, traffic: new TrafficControl(config.traffic, obs.upstream) })), baseUrl: 'http://127.0.0.1:9', apps: config.apps, credentials: undefined });
const ctx = (up: any) => { const c = new AbortController(); setMaxListeners(0, c.signal); return createContext(up, config.limits, { authorization: 'Basic abc', mayFederate: true, signal: c.signal, deadline: Date.now() + 15000 }); };
const doc = { list: LIST, 'by-id': BY_ID, nested: WITH_PARTICIPANTS, aliases: ALIASES }[which]!.documents.ours!;
const vars = (i: number) => ({ id: which === 'list' ? userId(1000 + (i % 50)) : conversationId(1000 + (i % 50)) });
const schema = buildSchema({ subgraph: true });
const document = parse(doc);
const log: any = { info() {}, error(e: any) { console.log(e); }, warn() {}, debug() {}, child() { return log; } };
const apollo = createGraphQLServer(config, log, [operationObservation(obs.operations)]);
await apollo.start();
// records in hand
const up = mk(instant);
const cpu = (a: NodeJS.CpuUsage) => { const d = process.cpuUsage(a); return (d.user + d.system) / 1000; };
async function run(name: string, f: (i: number) => Promise<unknown>, par = 16) {
  let best: number[] = [];
  for (let r = 0; r < 5; r++) {
    const s = process.cpuUsage(); let i = 0;
    await Promise.all(Array.from({ length: par }, async () => { while (i < n) await f(i++); }));
    best.push(cpu(s) / n);
  }
  best.sort((a, b) => a - b);
  console.log(name.padEnd(36), 'cpu ms', best[0]!.toFixed(3), 'med', best[2]!.toFixed(3));
}
const warm = ctx(up);
// execution only: same loaders for all requests
const shared = new Map<number, any>();
for (let i = 0; i < 50; i++) { const c = ctx(up); await execute({ schema, document, variableValues: vars(i), contextValue: c }); shared.set(i, c); }
await run('execute, records in hand', async (i) => execute({ schema, document, variableValues: vars(i), contextValue: shared.get(i % 50) }));
await run('execute, instant transport', async (i) => { const r: any = await execute({ schema, document, variableValues: vars(i), contextValue: ctx(up) }); if (r.errors) throw r.errors[0]; });
const http = (i: number, contextValue: any) => apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest: { method: 'POST', headers: new HeaderMap([['content-type', 'application/json']]), search: '', body: { query: doc, variables: vars(i) } } as any, context: async () => ({ ...contextValue, log }) });
await run('apollo, records in hand', async (i) => http(i, shared.get(i % 50)));
await run('apollo, instant transport', async (i) => { const r: any = await http(i, ctx(up)); if (!r.body.string.includes('conversation') || r.body.string.includes('"errors"')) throw new Error(r.body.string); });
