/** Lets Relay page through a list, append to it and delete from it, and shows what its store holds after each step. */
import {
  commitMutation,
  fetchQuery,
  type GraphQLTaggedNode,
  type MutationParameters,
} from 'relay-runtime';
import { waitForFragmentData } from 'relay-runtime/experimental';

import type { GroupMembers_conversation$key } from './__generated__/GroupMembers_conversation.graphql';
import type { GroupMembersJoinMutation } from './__generated__/GroupMembersJoinMutation.graphql';
import type { GroupMembersLeaveMutation } from './__generated__/GroupMembersLeaveMutation.graphql';
import type { GroupMembersQuery } from './__generated__/GroupMembersQuery.graphql';
import type { UserConversations_user$key } from './__generated__/UserConversations_user.graphql';
import type { UserConversationsCreateMutation } from './__generated__/UserConversationsCreateMutation.graphql';
import type { UserConversationsDeleteMutation } from './__generated__/UserConversationsDeleteMutation.graphql';
import UserConversationsPage, {
  type UserConversationsPageQuery,
} from './__generated__/UserConversationsPageQuery.graphql';
import type { UserConversationsQuery } from './__generated__/UserConversationsQuery.graphql';
import { createEnvironment } from './environment';
import {
  GroupMembers,
  GroupMembersFragment,
  JoinConversation,
  LeaveConversation,
} from './GroupMembers';
import {
  CreateConversation,
  DeleteConversation,
  UserConversations,
  UserConversationsFragment,
} from './UserConversations';

const [url = 'http://127.0.0.1:4000/graphql'] = process.argv.slice(2);
const environment = createEnvironment(url);

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const user = { userExternalId: 'crm/ada@example.com' };
  const data = await fetchQuery<UserConversationsQuery>(environment, UserConversations, {
    user,
    first: 2,
  }).toPromise();
  const list = data?.user;
  if (!list) throw new Error('there is no such user');
  const { connection, after } = await showConversations('a page of two', list);

  const page = { id: list.id, first: 2, after };
  await fetchQuery<UserConversationsPageQuery>(
    environment,
    UserConversationsPage,
    page,
  ).toPromise();
  await showConversations('the next page, by node', list);

  const { createConversation } = await mutate<UserConversationsCreateMutation>(CreateConversation, {
    input: { type: 'SDK_GROUP', displayName: 'By Relay', participants: [{ user }] },
    connections: [connection],
  });
  const created = createConversation?.conversationEdge?.node;
  if (!created) throw new Error('nothing was created');
  await showConversations('@appendEdge', list);

  await changeMembers(created.id);

  await mutate<UserConversationsDeleteMutation>(DeleteConversation, {
    input: { conversationId: created.id },
  });
  await showConversations('@deleteRecord', list);
}

async function changeMembers(conversationId: string): Promise<void> {
  const data = await fetchQuery<GroupMembersQuery>(environment, GroupMembers, {
    id: conversationId,
  }).toPromise();
  const list = data?.conversation;
  if (!list) throw new Error('there is no such conversation');
  const connection = await showMembers('its members', list);

  const { joinConversation } = await mutate<GroupMembersJoinMutation>(JoinConversation, {
    input: { conversationId, user: { userExternalId: 'shop 7/goran & söhne' } },
    connections: [connection],
  });
  const participantId = joinConversation?.participantEdge?.node?.id;
  if (participantId === undefined) throw new Error('nobody joined');
  await showMembers('@appendEdge', list);

  await mutate<GroupMembersLeaveMutation>(LeaveConversation, {
    input: { conversationId, participant: { participantId } },
  });
  await showMembers('@deleteRecord', list);
}

function mutate<Mutation extends MutationParameters>(
  mutation: GraphQLTaggedNode,
  variables: Mutation['variables'],
): Promise<Mutation['response']> {
  return new Promise((resolve, reject) => {
    commitMutation<Mutation>(environment, {
      mutation,
      variables,
      onCompleted: resolve,
      onError: reject,
    });
  });
}

async function showConversations(
  step: string,
  list: UserConversations_user$key,
): Promise<{ readonly connection: string; readonly after: string | null }> {
  const { conversations } = await waitForFragmentData(environment, UserConversationsFragment, list);
  if (!conversations) throw new Error('the conversations could not be read');
  // What was deleted stays as an edge to nothing.
  const names = conversations.edges.flatMap(({ node }) => (node ? [node.displayName] : []));
  console.log(`${step}:`, names);
  return { connection: conversations.__id, after: conversations.pageInfo.endCursor ?? null };
}

async function showMembers(step: string, list: GroupMembers_conversation$key): Promise<string> {
  const { participants } = await waitForFragmentData(environment, GroupMembersFragment, list);
  if (!participants) throw new Error('the members could not be read');
  const names = participants.edges.flatMap(({ node }) =>
    node ? [node.user?.profile?.givenName ?? 'somebody'] : [],
  );
  console.log(`${step}:`, names);
  return participants.__id;
}
