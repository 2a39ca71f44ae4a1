import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';

import { InboxPage } from './InboxPage';
import { Notice } from './Notice';
import { Inbox } from './operations';
import type { Me } from './session';

/** The inbox of a customer: loading, not to be read, or there. */
export function App({ userId }: { readonly userId: string }) {
  const by = useMemo(() => ({ userId }), [userId]);
  const { data, error, fetchMore, refetch } = useQuery(Inbox, {
    variables: { by },
    errorPolicy: 'all',
  });
  const user = data?.user;
  const isAgent = data?.viewer === null;
  const customer = [user?.profile?.givenName, user?.profile?.surname].filter(Boolean).join(' ');
  const me: Me = useMemo(() => ({ isAgent, by, customer }), [isAgent, by, customer]);

  if (user?.conversations)
    return (
      <InboxPage
        me={me}
        start={data?.eventCursor}
        list={user.conversations}
        readMore={() =>
          fetchMore({ variables: { after: user.conversations?.pageInfo.endCursor ?? null } })
        }
      />
    );
  if (error && isRefused(error))
    return (
      <Notice isPage title="You are logged out" icon="alert" isAlert>
        <p>
          The link is no longer valid. Run <code>npm start</code> again, and open a new one.
        </p>
      </Notice>
    );
  if (error)
    return (
      <Notice isPage title="The inbox could not be loaded" icon="alert" isAlert>
        <p>Check your connection. Nothing is lost.</p>
        <button type="button" className="primary" onClick={() => void refetch().catch(() => {})}>
          Try again
        </button>
      </Notice>
    );
  if (data) return <Notice isPage title="There is no such customer" icon="alert" />;
  return <Skeleton />;
}

function isRefused(error: unknown): boolean {
  return (
    CombinedGraphQLErrors.is(error) &&
    error.errors.some(({ extensions }) => extensions?.['code'] === 'UNAUTHENTICATED')
  );
}

function Skeleton() {
  return (
    <main className="inbox">
      <h1 className="unseen">Inbox</h1>
      <div className="pane list-pane" role="status" aria-label="Loading the inbox">
        <div className="pane-head">
          <h2>Conversations</h2>
        </div>
        {Array.from({ length: 5 }, (_, index) => (
          <div key={index} className="skeleton" />
        ))}
      </div>
      <div className="pane thread-pane" />
    </main>
  );
}
