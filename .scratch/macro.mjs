// .scratch/macro.mts
import { execute, parse } from "graphql";
import { setMaxListeners } from "node:events";
import { createGraphQLServer } from "/work/main/dist/apollo/graphql-server.js";
import { buildSchema } from "/work/main/dist/schema.js";
import { createContext } from "/work/main/dist/context.js";
import { readConfig } from "/work/main/dist/config.js";
import { createHttpClient } from "/work/main/dist/sunshine/http-client.js";
import { TrafficControl } from "/work/main/dist/sunshine/traffic-control.js";
import { coalesce } from "/work/main/dist/sunshine/coalescing.js";
import "/work/main/dist/sunshine/transports/undici.js";
import { createObservability } from "/work/main/dist/observability/observability.js";
import { operationObservation } from "/work/main/dist/apollo/operation-observation.js";

// bench/records.ts
var USUAL_PARTICIPANTS = 3;
var TIME = "2025-02-04T09:08:07.006Z";
function conversationId(number, participants = USUAL_PARTICIPANTS) {
  return `67a1e370${hex(number, 14)}${hex(participants, 2)}`;
}
function userId(number) {
  return `67a0d9f0${hex(number, 16)}`;
}
function conversationAnswer(id, change = {}) {
  return JSON.stringify({ conversation: { ...conversation(id), ...change } });
}
function conversationsAnswer(user, size) {
  const first = Number.parseInt(user.slice(8), 16) * 100;
  const conversations = Array.from(
    { length: size },
    (_, index) => conversation(conversationId(first + index))
  );
  return JSON.stringify({ conversations, meta: { hasMore: false } });
}
function participantsAnswer(conversation2) {
  const length = Number.parseInt(conversation2.slice(-2), 16);
  const number = Number.parseInt(conversation2.slice(8, -2), 16);
  const participants = Array.from({ length }, (_, index) => participant(number, index));
  return JSON.stringify({ participants, meta: { hasMore: false } });
}
function conversation(id) {
  return {
    id,
    type: "sdkGroup",
    metadata: { tier: "gold", seats: 3, order: `A-${id.slice(-6)}` },
    activeSwitchboardIntegration: {
      id: "67a1e3709d3e51c7a4001001",
      name: "bot",
      integrationId: "67a1e3709d3e51c7a4001002",
      integrationType: "custom"
    },
    isDefault: false,
    displayName: `Conversation ${id.slice(-6)}`,
    description: "About an order that has not arrived yet",
    iconUrl: "https://cdn.example.com/icons/parcel.png",
    businessLastRead: TIME,
    lastUpdatedAt: TIME,
    createdAt: TIME
  };
}
function participant(conversation2, index) {
  const user = userId(conversation2 * 100 + index);
  return {
    id: `67a1e371${hex(conversation2, 14)}${hex(index, 2)}`,
    userId: user,
    userExternalId: `crm/${user.slice(-6)}`,
    unreadCount: index,
    clientAssociations: [
      { type: "whatsapp", clientId: `67a1e372${user.slice(8)}` },
      { type: "sdk", clientId: `67a1e373${user.slice(8)}` }
    ],
    lastRead: TIME
  };
}
function hex(number, digits) {
  return number.toString(16).padStart(digits, "0");
}

// bench/documents.ts
var OURS = "conversationId type displayName description lastUpdatedAt createdAt";
var THEIRS = "id type displayName description lastUpdatedAt createdAt";
var PEOPLE = "userId unreadCount lastRead clientAssociations { type clientId }";
var OUR_PEOPLE = `participants(first: 10) { nodes { participantId ${PEOPLE} } }`;
var THEIR_PEOPLE = `participants { id ${PEOPLE} }`;
var GENERATED_PEOPLE = `participants { participants { id ${PEOPLE} } }`;
var BY_ID = byId(OURS, THEIRS, THEIRS, "/conversation");
var WITH_PARTICIPANTS = byId(
  `${OURS} ${OUR_PEOPLE}`,
  `${THEIRS} ${THEIR_PEOPLE}`,
  `${THEIRS} ${GENERATED_PEOPLE}`,
  "/conversation-with-participants"
);
var LIST = {
  documents: {
    ours: `query ($id: ID!) { conversations(filter: { userId: $id }, first: 25) { nodes { ${OURS} ${OUR_PEOPLE} } } }`,
    "by hand": `query ($id: ID!) { conversations(userId: $id, first: 25) { ${THEIRS} ${THEIR_PEOPLE} } }`,
    generated: `query ($id: String!) {
      listConversations(
        appId: "bench"
        filter_LEFT_SQUARE_BRACE_userId_RIGHT_SQUARE_BRACE_: $id
        page_LEFT_SQUARE_BRACE_size_RIGHT_SQUARE_BRACE_: 25
      ) { conversations { ${THEIRS} ${GENERATED_PEOPLE} } }
    }`
  },
  plain: ["GET", "/conversations"]
};
var ALIASES = {
  documents: {
    ours: aliased("ID", `conversation(id: $id) { ${OURS} }`),
    "by hand": aliased("ID", `conversation(id: $id) { ${THEIRS} }`),
    generated: aliased(
      "String",
      `getConversation(appId: "bench", conversationId: $id) { conversation { ${THEIRS} } }`
    )
  },
  plain: ["GET", "/aliases"]
};
var UPDATE = {
  documents: {
    ours: `mutation ($id: ID!) {
      updateConversation(input: { conversationId: $id, displayName: "Crew" }) {
        conversation { ${OURS} }
        userErrors { message }
      }
    }`,
    "by hand": `mutation ($id: ID!) { updateConversation(id: $id, displayName: "Crew") { ${THEIRS} } }`,
    generated: `mutation ($id: String!) {
      updateConversation(appId: "bench", conversationId: $id, input: { displayName: "Crew" }) {
        conversation { ${THEIRS} }
      }
    }`
  },
  plain: ["PATCH", "/conversation"]
};
var ENTITIES = {
  documents: {
    ours: `query ($id: [_Any!]!) { _entities(representations: $id) { ... on Conversation { ${OURS} } } }`
  }
};
var ALL_PARTICIPANTS = {
  documents: {
    ours: `query ($id: ID!) {
      conversation(id: $id) { ${OURS} participants(first: 100) { nodes { participantId ${PEOPLE} } } }
    }`
  }
};
function byId(ours, byHand, generated, path) {
  return {
    documents: {
      ours: `query ($id: ID!) { conversation(id: $id) { ${ours} } }`,
      "by hand": `query ($id: ID!) { conversation(id: $id) { ${byHand} } }`,
      generated: `query ($id: String!) {
        getConversation(appId: "bench", conversationId: $id) { conversation { ${generated} } }
      }`
    },
    plain: ["GET", path]
  };
}
function aliased(type, field) {
  const fields = Array.from({ length: 10 }, (_, index) => `a${index}: ${field}`);
  return `query ($id: ${type}!) { ${fields.join(" ")} }`;
}

// .scratch/macro.mts
import { HeaderMap } from "@apollo/server";
var which = process.argv[2] ?? "list";
var n = Number(process.argv[3] ?? 600);
var config = readConfig({ ...(process.env.UC ? { UPSTREAM_CONCURRENCY: process.env.UC } : {}), NODE_ENV: "production", SUNSHINE_BASE_URL: "http://127.0.0.1:9", SUNSHINE_APP_ID: "bench", SUBGRAPH: "on", LOG_LEVEL: "info" });
var answers = /* @__PURE__ */ new Map();
var answer = (url) => {
  let a = answers.get(url);
  if (a) return a;
  const u = new URL(url);
  const p = u.pathname.split("/");
  a = p[6] === "participants" ? participantsAnswer(p[5]) : p[5] ? conversationAnswer(p[5]) : conversationsAnswer(u.searchParams.get("filter[userId]"), 25);
  answers.set(url, a);
  return a;
};
var instant = { send: (r) => new Promise((ok) => setImmediate(ok, { status: 200, body: answer(r.url), retryAfter: void 0 })), close() {
} };
var obs = createObservability();
var mk = (transport) => ({ http: coalesce(createHttpClient({ transport, traffic: new TrafficControl(config.traffic, obs.upstream) })), baseUrl: "http://127.0.0.1:9", apps: config.apps, credentials: void 0 });
var ctx = (up2) => {
  const c = new AbortController();
  setMaxListeners(0, c.signal);
  return createContext(up2, config.limits, { authorization: "Basic abc", mayFederate: true, signal: c.signal, deadline: Date.now() + 15e3 });
};
var doc = { list: LIST, "by-id": BY_ID, nested: WITH_PARTICIPANTS, aliases: ALIASES }[which].documents.ours;
var vars = (i) => ({ id: which === "list" ? userId(1e3 + i % 50) : conversationId(1e3 + i % 50) });
var schema = buildSchema({ subgraph: true });
var document = parse(doc);
var log = { info() {
}, error(e) {
  console.log(e);
}, warn() {
}, debug() {
}, child() {
  return log;
} };
var apollo = createGraphQLServer(config, log, [operationObservation(obs.operations)]);
await apollo.start();
var up = mk(instant);
var cpu = (a) => {
  const d = process.cpuUsage(a);
  return (d.user + d.system) / 1e3;
};
async function run(name, f, par = 16) { if (process.argv[4] && !name.startsWith(process.argv[4])) return;
  let best = [];
  for (let r = 0; r < 5; r++) {
    const s = process.cpuUsage();
    let i = 0;
    await Promise.all(Array.from({ length: par }, async () => {
      while (i < n) await f(i++);
    }));
    best.push(cpu(s) / n);
  }
  best.sort((a, b) => a - b);
  console.log(name.padEnd(36), "cpu ms", best[0].toFixed(3), "med", best[2].toFixed(3));
}
var warm = ctx(up);
var shared = /* @__PURE__ */ new Map();
for (let i = 0; i < 50; i++) {
  const c = ctx(up);
  await execute({ schema, document, variableValues: vars(i), contextValue: c });
  shared.set(i, c);
}
await run("execute, records in hand", async (i) => execute({ schema, document, variableValues: vars(i), contextValue: shared.get(i % 50) }));
await run("execute, instant transport", async (i) => {
  const r = await execute({ schema, document, variableValues: vars(i), contextValue: ctx(up) });
  if (r.errors) throw r.errors[0];
});
var http = (i, contextValue) => apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest: { method: "POST", headers: new HeaderMap([["content-type", "application/json"]]), search: "", body: { query: doc, variables: vars(i) } }, context: async () => ({ ...contextValue, log }) });
await run("apollo, records in hand", async (i) => http(i, shared.get(i % 50)));
await run("apollo, instant transport", async (i) => {
  const r = await http(i, ctx(up));
  if (!r.body.string.includes("conversation") || r.body.string.includes('"errors"')) throw new Error(r.body.string);
});
