import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** Leads to the plan that is ready, or to Share users, where it is made. */
export function ReadyToShareLink({
  planId,
  children,
}: {
  readonly planId: string | undefined;
  readonly children: ReactNode;
}) {
  return planId === undefined ? (
    <Link to="/multitenant-collaboration/share-users">{children}</Link>
  ) : (
    <Link to="/plans/$planId" params={{ planId }}>
      {children}
    </Link>
  );
}
