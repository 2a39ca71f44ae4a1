/** Reads a list page by page, then changes it, with operations whose types are generated. */
import { conversationSummary } from './conversation-summary';
import { CreateConversation, DeleteConversation, UserConversations } from './operations';
import { request } from './request';

const [url = 'http://127.0.0.1:4000/graphql'] = process.argv.slice(2);
const user = { userExternalId: 'crm/ada@example.com' };

await printConversations();

const { createConversation } = await request(url, CreateConversation, {
  input: { type: 'SDK_GROUP', displayName: 'From the example', participants: [{ user }] },
});
const created = createConversation?.conversation;
if (!created) throw new Error('nothing was created');
console.log('created:', conversationSummary(created));

// The second time there is nothing to delete: what goes wrong as expected is data, not an exception.
for (let times = 0; times < 2; times += 1) {
  const { deleteConversation } = await request(url, DeleteConversation, {
    input: { conversationId: created.id },
  });
  const [error] = deleteConversation?.userErrors ?? [];
  console.log(error ? `not deleted: ${error.code}` : 'deleted');
}

async function printConversations(after: string | null = null): Promise<void> {
  const data = await request(url, UserConversations, { user, first: 2, after });
  const page = data.user?.conversations;
  for (const conversation of page?.nodes ?? [])
    if (conversation) console.log(conversationSummary(conversation));
  if (page?.pageInfo.hasNextPage) await printConversations(page.pageInfo.endCursor ?? null);
}
