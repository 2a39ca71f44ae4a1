import { ApolloProvider } from '@apollo/client/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './App';
import { createApolloClient } from './client';
import { Notice } from './Notice';
import { readSession } from './session';
import './styles.css';

const session = readSession();
const root = createRoot(document.getElementById('root') as HTMLElement);
root.render(
  <StrictMode>
    {session ? (
      <ApolloProvider client={createApolloClient(session.token)}>
        <App userId={session.customer} />
      </ApolloProvider>
    ) : (
      <Notice isPage title="Nobody is logged in">
        <p>
          Open one of the two links that <code>npm start</code> prints.
        </p>
      </Notice>
    )}
  </StrictMode>,
);
