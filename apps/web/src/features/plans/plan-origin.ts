import type { LinkProps } from '@tanstack/react-router';
import type { Flow, Plan } from '@tenantry/contract';
import { plansStrings as strings } from './plans-strings.ts';

/** Where a plan began, as the target of a link with its words. */
export interface PlanOrigin extends Pick<LinkProps, 'to' | 'params' | 'search'> {
  readonly label: string;
}

const tabOf: Readonly<Partial<Record<Flow, 'users-and-groups' | 'configurations' | 'drift'>>> = {
  'choose-configuration': 'configurations',
  'repair-drift': 'drift',
};

/** The page on which the same can be begun anew: the run it is about, the tenant it is for, or Share users. */
export function planOrigin({ flow, forTenant, ofRun }: Pick<Plan, 'flow' | 'forTenant' | 'ofRun'>): PlanOrigin {
  if (ofRun !== undefined) return { to: '/runs/$runId', params: { runId: ofRun }, label: strings.backToRun };
  if (forTenant === undefined) return { to: '/multitenant-collaboration/share-users', label: strings.back };
  return {
    to: '/tenants/$tenantId',
    params: { tenantId: forTenant.tenantId },
    search: { tab: tabOf[flow] ?? 'users-and-groups' },
    label: strings.backTo(forTenant.displayName),
  };
}
