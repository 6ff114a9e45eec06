import { readGroupFacts, searchDirectory } from '@tenantry/graph';
import { ProblemError } from '../http/problem-error.ts';
import type { RouteModule } from '../http/route-table.ts';
import type { Directories } from './directories.ts';
import { viewGroup, viewMatches } from './principal-notes.ts';

/** Finding users and groups as somebody types. Everybody sees what their own account may see. */
export function directoryRoutes(directories: Directories): RouteModule {
  return (table) => {
    table.serve('directory.search', 'signed-in', async ({ query, principal, signal }) =>
      viewMatches(await searchDirectory(directories.delegatedClient(principal.accountId), query.q, signal)),
    );
    table.serve('directory.readGroup', 'signed-in', async ({ params, principal, signal }) => {
      const groups = await readGroupFacts(directories.delegatedClient(principal.accountId), [params.groupId], signal);
      const [group] = groups.values();
      if (!group) throw new ProblemError('not-found', 'No such group.');
      return viewGroup(group);
    });
  };
}
