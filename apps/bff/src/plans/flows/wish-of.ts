import type { PlanRequest } from '@tenantry/contract';
import { editUsersAndGroups, selectUsersAndGroups, shareCurrentScope } from './organization-flows.ts';
import { repairDrift } from './repair-drift.ts';
import { retryRun, undoRun } from './run-flows.ts';
import { chooseConfiguration, endOverride, overrideUsersAndGroups, stopSharing } from './tenant-flows.ts';
import type { Background, Wish } from './wish.ts';

/**
 * What a request wants, by its flow.
 * @throws {ProblemError} `plan-refused`, when that is clear without looking at the directory.
 */
export function wishOf(request: PlanRequest, background: Background): Wish {
  switch (request.flow) {
    case 'select-users-and-groups':
      return selectUsersAndGroups(request, background);
    case 'share-current-scope':
      return shareCurrentScope(request, background);
    case 'edit-shared-users-and-groups':
      return editUsersAndGroups(request, background);
    case 'override-users-and-groups':
      return overrideUsersAndGroups(request, background);
    case 'end-override':
      return endOverride(request, background);
    case 'stop-sharing':
      return stopSharing(request);
    case 'choose-configuration':
      return chooseConfiguration(request);
    case 'repair-drift':
      return repairDrift(request, background);
    case 'retry-run':
      return retryRun(background);
    case 'undo-run':
      return undoRun(background);
  }
}
