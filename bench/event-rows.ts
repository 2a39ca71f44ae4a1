/** What the bench of events measures. */
import { setTimeout as pause } from 'node:timers/promises';

import type { EventClients } from './event-clients.js';
import {
  CONVERSATION,
  messageEvent,
  OUR_SUBSCRIPTION,
  sendEvents,
  SUBSCRIPTION,
  type EventServer,
} from './event-servers.js';
import { median } from './median.js';
import { cpuOf, memoryOf } from './process-usage.js';

/** How much is measured. */
export interface EventOptions {
  readonly rounds: number;
  readonly seconds: number;
}

/** What many subscriptions of one conversation cost a server. */
export interface FanOut {
  /** Microseconds of processor time for each delivery. */
  readonly cpu: number;
  /** Milliseconds from webhook to client at ten events in a second. */
  readonly p50: number;
  readonly p99: number;
  /** Executions for each event; NaN where that is not known. */
  readonly executions: number;
}

/** Has an event happen and waits until all have it, again and again; then ten times in a second. */
export async function measureFanOut(
  server: EventServer,
  clients: EventClients,
  subscriptions: number,
  { seconds }: EventOptions,
): Promise<FanOut> {
  await openAll(server, clients, subscriptions);
  await repeat(server, clients, seconds / 2);
  const executed = await metric(server, 'sunco_event_executions_total');
  const cpu = cpuOf(server.pid);
  const events = await repeat(server, clients, seconds);
  const used = cpuOf(server.pid) - cpu;
  const executions = ((await metric(server, 'sunco_event_executions_total')) - executed) / events;
  await clients.reset();
  await paced(server, 10, seconds);
  await clients.have(Math.floor(10 * seconds));
  const latency = await clients.latency();
  await clients.close();
  return { cpu: (used / events / subscriptions) * 1_000, ...latency, executions };
}

/** Milliseconds to the answers of queries while nothing else, and while many subscriptions have two events in a second. */
export async function measureQueriesBeside(
  server: EventServer,
  clients: EventClients,
  subscriptions: number,
  { seconds }: EventOptions,
): Promise<{ readonly alone: number; readonly beside: number; readonly delay: number }> {
  const alone = p99(await ask(server, performance.now() + seconds * 1_000));
  await openAll(server, clients, subscriptions);
  await clients.reset();
  const [times] = await Promise.all([
    ask(server, performance.now() + seconds * 1_000),
    paced(server, 2, seconds),
  ]);
  await clients.have(Math.floor(2 * seconds));
  const { p99: delay } = await clients.latency();
  await clients.close();
  return { alone, beside: p99(times), delay };
}

/** Kilobytes of memory for each subscription that has nothing to do, on a connection of its own. */
export async function measureIdle(
  server: EventServer,
  clients: EventClients,
  subscriptions: number,
): Promise<{ readonly heap: number; readonly resident: number }> {
  // The first make the heap grow to its usual size.
  await openAll(server, clients, 1_000);
  const [heap, resident] = [await server.heap(), memoryOf(server.pid)];
  await clients.open(server, OUR_SUBSCRIPTION, subscriptions);
  await pause(2_000);
  const more = { heap: await server.heap(), resident: memoryOf(server.pid) };
  await clients.close();
  return {
    heap: ((more.heap - heap) / subscriptions) * 1_024,
    resident: ((more.resident - resident) / subscriptions) * 1_024,
  };
}

/** What 50 clients that read nothing cost while 20,000 events of 1 kB happen, in megabytes, and who has a gap then. */
export async function measureSlow(
  server: EventServer,
  clients: EventClients,
): Promise<{ readonly heap: number; readonly withGaps: number; readonly reasons: string }> {
  await fillLog(server, 11_000);
  const heap = await server.heap();
  await clients.open(server, OUR_SUBSCRIPTION, 50, true);
  await fillLog(server, 20_000);
  const grown = (await server.heap()) - heap;
  await clients.resume();
  await clients.have(10_000, 100);
  const { withGaps, reasons } = await clients.seen();
  await clients.close();
  return { heap: grown, withGaps, reasons: reasons.join(', ') };
}

/** Webhooks of one event each, from so many connections: milliseconds to their answers, and how many in a second. */
export async function measureWebhooks(
  server: EventServer,
  connections: number,
  { seconds }: EventOptions,
): Promise<{ readonly p99: number; readonly perSecond: number }> {
  const times: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1_000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) times.push(await sendEvents(server, [messageEvent()]));
    }),
  );
  return { p99: p99(times), perSecond: times.length / ((performance.now() - start) / 1_000) };
}

/** Seconds until one subscription has the latest 10,000 events, and a new one. */
export async function measureReplay(server: EventServer, clients: EventClients): Promise<number> {
  await fillLog(server, 1);
  const after = await eventCursor(server);
  await fillLog(server, 9_999, 100);
  const query = OUR_SUBSCRIPTION.replace(
    `"${CONVERSATION}"`,
    `"${CONVERSATION}", after: "${after}"`,
  );
  const start = performance.now();
  await clients.open(server, query, 1);
  await sendEvents(server, [messageEvent()]);
  await clients.have(10_000);
  const seconds = (performance.now() - start) / 1_000;
  await clients.close();
  return seconds;
}

/** Seconds until one subscription has the events of 2,000 webhooks that were sent at once. */
export async function measureBurst(server: EventServer, clients: EventClients): Promise<number> {
  await openAll(server, clients, 1);
  await clients.reset();
  const start = performance.now();
  await Promise.all(Array.from({ length: 2_000 }, () => sendEvents(server, [messageEvent()])));
  await clients.have(2_000);
  const seconds = (performance.now() - start) / 1_000;
  await clients.close();
  return seconds;
}

/** The median of each figure by itself. */
export async function mediansOf<T extends object>(
  rounds: number,
  measure: () => Promise<T>,
): Promise<T> {
  const all: T[] = [];
  while (all.length < rounds) all.push(await measure());
  return mediansIn(all);
}

/** The same of figures that were measured. */
export function mediansIn<T extends object>(all: readonly T[]): T {
  const names = Object.keys(all[0] ?? {}) as (keyof T)[];
  return Object.fromEntries(
    names.map((name) => [name, median(all.map((one) => Number(one[name])))]),
  ) as T;
}

/** Opens subscriptions, and waits until all of them are there. */
async function openAll(server: EventServer, clients: EventClients, count: number): Promise<void> {
  const isOurs = server.title.startsWith('this server');
  await clients.open(server, isOurs ? OUR_SUBSCRIPTION : SUBSCRIPTION, count);
  // WebSockets do not say when a subscription has begun.
  for (let least = 0; least === 0; { least } = await clients.seen()) {
    await sendEvents(server, [messageEvent()]);
    await pause(200);
  }
  await pause(500);
}

async function repeat(
  server: EventServer,
  clients: EventClients,
  seconds: number,
): Promise<number> {
  await clients.reset();
  const end = performance.now() + seconds * 1_000;
  let events = 0;
  while (performance.now() < end) {
    await sendEvents(server, [messageEvent()]);
    events += 1;
    await clients.have(events);
  }
  return events;
}

async function paced(server: EventServer, perSecond: number, seconds: number): Promise<void> {
  const start = performance.now();
  for (let sent = 0; sent < perSecond * seconds; sent += 1) {
    await pause(Math.max(0, start + (sent * 1_000) / perSecond - performance.now()));
    await sendEvents(server, [messageEvent()]);
  }
}

async function ask({ url }: EventServer, end: number): Promise<readonly number[]> {
  const times: number[] = [];
  while (performance.now() < end) {
    const start = performance.now();
    const { errors } = await query(
      url,
      `{ conversation(id: "${CONVERSATION}") { displayName lastUpdatedAt } }`,
    );
    if (errors !== undefined) throw new Error(`a query was answered ${JSON.stringify(errors)}`);
    times.push(performance.now() - start);
    await pause(5);
  }
  return times;
}

async function fillLog(server: EventServer, events: number, length = 1_000): Promise<void> {
  for (let sent = 0; sent < events; sent += 200)
    await sendEvents(
      server,
      Array.from({ length: Math.min(200, events - sent) }, () => messageEvent(length)),
    );
}

async function eventCursor({ url }: EventServer): Promise<string> {
  const { data } = await query(url, '{ eventCursor }');
  return String(data?.['eventCursor']);
}

async function query(
  url: string,
  source: string,
): Promise<{ readonly data?: Readonly<Record<string, unknown>>; readonly errors?: unknown }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: source }),
  });
  return (await response.json()) as Awaited<ReturnType<typeof query>>;
}

/** The value of a metric of our server; NaN for others. */
async function metric({ title, url }: EventServer, name: string): Promise<number> {
  if (!title.startsWith('this server')) return Number.NaN;
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
}

function p99(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.99) - 1] ?? Number.NaN;
}
