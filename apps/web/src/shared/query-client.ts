import { ProblemError, UnreachableError } from '@tenantry/contract/client';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import type { ProblemCode } from '@tenantry/contract';

/** The code by which the portal refused, or `undefined` when it did not answer at all. */
export function problemCode(error: unknown): ProblemCode | undefined {
  return error instanceof ProblemError ? error.problem.code : undefined;
}

/**
 * The cache of what the portal answered. Only an unreachable portal is asked again by itself: a refusal stays one.
 * @param onSignedOut is told when an answer says that the session is over.
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: Error) => {
    if (problemCode(error) === 'not-signed-in') onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => error instanceof UnreachableError && failures < 2,
      },
    },
  });
}
