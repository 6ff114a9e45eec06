import { call } from '@tenantry/contract/client';
import type { CallInput, CallOutput } from '@tenantry/contract/client';
import type { RouteName } from '@tenantry/contract/routes';

/** How an endpoint is read and where its answer is kept; to be given to `useQuery` and its like. */
export interface PortalQuery<Name extends RouteName> {
  readonly queryKey: readonly unknown[];
  readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<CallOutput<Name>>;
}

/** The key under which the answer of an endpoint is kept; without input, of all its answers. */
export function portalKey<Name extends RouteName>(name: Name, input?: CallInput<Name>): readonly unknown[] {
  return input === undefined ? [name] : [name, input];
}

/** The reading of an endpoint, as the one thing that a loader, a page and a prefetch share. */
export function portalQuery<Name extends RouteName>(name: Name, input: CallInput<Name>): PortalQuery<Name> {
  return {
    queryKey: portalKey(name, input),
    queryFn: ({ signal }) => call(name, { ...input, signal }),
  };
}
