import '@fontsource-variable/open-sans/index.css';
import './shared/styles.css';
import { ProblemError, UnreachableError } from '@tenantry/contract/client';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { createPortalRouter } from './app/router.tsx';
import { createQueryClient } from './shared/query-client.ts';
import { currentPath, sessionQuery } from './shared/session.ts';

const queryClient = createQueryClient(() => {
  // Without a session at the start the router asks for a first sign-in by itself.
  if (queryClient.getQueryData(sessionQuery.queryKey) === undefined) return;
  const returnTo = currentPath();
  queryClient.clear();
  void router.navigate({ to: '/signed-out', search: { reason: 'expired', returnTo }, replace: true });
});
const router = createPortalRouter(queryClient);

const root = document.querySelector('#root');
if (!root) throw new Error('The page has no element for the portal.');
createRoot(root, {
  onCaughtError: (error) => {
    // A refusal of the portal is shown on the page in words; only faults of the program belong in the console.
    if (!(error instanceof ProblemError) && !(error instanceof UnreachableError)) reportError(error);
  },
}).render(
  <StrictMode>
    <App router={router} queryClient={queryClient} />
  </StrictMode>,
);
