/** What is left without GraphQL: node:http and undici, with every call sent as soon as its id is known. */
import { createServer } from 'node:http';

import { createCalls } from './pooled-api.js';

createServer((request, response) => {
  answer(request).then(
    (body) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)),
    (error) => response.writeHead(500).end(String(error)),
  );
}).listen(Number(process.env.PORT), '127.0.0.1');

/** Each path is one of the questions; `?id=` says about what. */
async function answer(request) {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  const id = searchParams.get('id');
  const calls = createCalls(request.headers.authorization);
  switch (pathname) {
    case '/conversation':
      return request.method === 'PATCH'
        ? calls.updateConversation(id, await bodyOf(request))
        : calls.conversation(id);
    case '/conversation-with-participants':
      return withParticipants(calls.conversation(id), calls.participants(id));
    case '/conversations': {
      const conversations = await calls.conversations(id, 25);
      return Promise.all(
        conversations.map((one) => withParticipants(one, calls.participants(one.id))),
      );
    }
    case '/aliases':
      return new Array(10).fill(await calls.conversation(id));
    case '/ready':
      return {};
    default:
      throw new Error(`there is nothing at ${pathname}`);
  }
}

async function withParticipants(...found) {
  const [conversation, participants] = await Promise.all(found);
  return { ...conversation, participants };
}

async function bodyOf(request) {
  const chunks = await request.toArray();
  return JSON.parse(Buffer.concat(chunks).toString());
}
