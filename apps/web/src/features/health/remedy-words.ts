import type { Finding, PlanRequest, Remedy } from '@tenantry/contract';
import { flowLabels } from '../../shared/flow-words.ts';

/** What the links to other pages say. */
export const remedyLabels: Readonly<Record<Exclude<Remedy['kind'], 'plan'>, string>> = {
  'tenant-page': 'Compare and choose',
  prerequisites: 'Prerequisites and request',
  'share-users-page': 'Open Share users',
  'provisioning-logs': 'Provisioning logs',
  entra: 'Open in Microsoft Entra',
};

/** What the button of a plan says: what would be done, since another page asks whether to do it. */
export function planLabel(request: PlanRequest, { configurations }: Finding): string {
  switch (request.flow) {
    case 'repair-drift':
      return 'Plan the repair';
    case 'share-current-scope':
      return 'Plan to share the current user scope';
    case 'retry-run':
      return 'Plan a retry';
    case 'stop-sharing':
      return request.accounts === 'take-out' ? 'Plan to take people out and stop' : 'Plan to stop and leave accounts';
    case 'choose-configuration': {
      if (request.remove.length === 0) return 'Plan to take it over';
      const kept = configurations.find((one) => one.servicePrincipalId === request.keep);
      const twins = configurations.filter((one) => one.displayName === kept?.displayName).length > 1;
      const number = configurations.findIndex((one) => one === kept) + 1;
      return `Plan to keep ${twins || !kept ? `number ${String(number)}` : `“${kept.displayName}”`}`;
    }
    default:
      return flowLabels[request.flow];
  }
}
