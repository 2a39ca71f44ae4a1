/** The REST API over an undici pool: what Yoga, Mercurius and the server without GraphQL call. */
import DataLoader from 'dataloader';
import { Pool } from 'undici';

const pool = new Pool(process.env.UPSTREAM, { connections: null });
const conversationsPath = `/v2/apps/${process.env.APP_ID}/conversations`;

/** Each operation as a plain call with the caller's credentials. */
export function createCalls(authorization) {
  return {
    conversation: async (id) => (await get(`${conversationsPath}/${id}`)).conversation,
    conversations: async (userId, size) => {
      const query = new URLSearchParams({ 'filter[userId]': userId, 'page[size]': size });
      return (await get(`${conversationsPath}?${query}`)).conversations;
    },
    participants: async (id) => (await get(`${conversationsPath}/${id}/participants`)).participants,
    updateConversation: async (id, change) => {
      const headers = { authorization, 'content-type': 'application/json' };
      const body = JSON.stringify(change);
      const path = `${conversationsPath}/${id}`;
      return (await read(pool.request({ method: 'PATCH', path, headers, body }))).conversation;
    },
  };

  function get(path) {
    return read(pool.request({ method: 'GET', path, headers: { authorization } }));
  }
}

/** The same for one request of GraphQL: what it reads by id it reads once. */
export function createLoaders(authorization) {
  const calls = createCalls(authorization);
  const conversation = eachOnce(calls.conversation);
  const participants = eachOnce(calls.participants);
  return {
    ...calls,
    conversation: (id) => conversation.load(id),
    participants: (id) => participants.load(id),
  };
}

function eachOnce(read) {
  return new DataLoader((ids) => Promise.all(ids.map(read)));
}

async function read(request) {
  const { statusCode, body } = await request;
  if (statusCode < 200 || statusCode > 299) {
    await body.dump();
    throw new Error(`upstream answered ${statusCode}`);
  }
  return body.json();
}
