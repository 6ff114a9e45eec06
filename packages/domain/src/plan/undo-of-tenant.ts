import type { Principal } from '../principal.ts';
import type { ConfigurationReturn } from '../sharing.ts';
import { isConfigurationNameFor } from '../tenant.ts';
import type { Change } from './change.ts';
import type { TenantPlan } from './plan.ts';

/**
 * What takes a tenant back to how it was before its plan: sharing with whom it was shared with, no sharing that takes out
 * whom the plan brought in, or no more than a name.
 */
export type TenantUndo =
  | {
      readonly kind: 'share';
      readonly principals: readonly Principal[];
      readonly started: boolean;
      readonly returned?: ConfigurationReturn;
    }
  | { readonly kind: 'stop' }
  | { readonly kind: 'return'; readonly returned: ConfigurationReturn }
  | { readonly kind: 'take-over'; readonly keep: string };

/**
 * How the changes of one tenant are undone; `undefined` when there is nothing to undo, or no way to: another
 * configuration that was removed cannot be made again, and of a plan that does not tell what was before nothing is
 * guessed.
 */
export function undoOfTenant(plan: TenantPlan): TenantUndo | undefined {
  const { changes, before, disposition } = plan;
  if (disposition.kind !== 'change') return undefined;
  const rename = changes.find((change) => change.kind === 'rename-configuration');
  if (rename) return undoOfRename(plan, rename);
  if (changes.some((change) => change.kind === 'create-configuration')) return { kind: 'stop' };
  if (!before || !changes.some(isUndone)) return undefined;
  if (before.principals.length > 0) return { kind: 'share', principals: before.principals, started: before.started };
  return changes.some((change) => change.kind === 'delete-configuration') ? undefined : { kind: 'stop' };
}

/** Settings and the trust are made right, not changed back; and a rival is no share of ours. */
function isUndone({ kind, reason }: Change): boolean {
  if (reason === 'rival-removed') return false;
  if (kind === 'delete-configuration') return true;
  return kind === 'assign' || kind === 'unassign' || kind === 'start-job' || kind === 'pause-job';
}

type Rename = Extract<Change, { readonly kind: 'rename-configuration' }>;

function undoOfRename({ tenantId, changes, before }: TenantPlan, rename: Rename): TenantUndo | undefined {
  const { servicePrincipalId, from } = rename;
  if (rename.reason === 'configuration-given-back') {
    const isAlone = !changes.some((change) => change.kind === 'create-configuration');
    return isAlone ? { kind: 'take-over', keep: servicePrincipalId } : undefined;
  }
  const returned = { tenantId, servicePrincipalId, displayName: from };
  const replacedOurs = changes.some(
    (change) => change.kind === 'delete-configuration' && isConfigurationNameFor(change.displayName ?? '', tenantId),
  );
  if (!replacedOurs || !before || before.principals.length === 0) return { kind: 'return', returned };
  return { kind: 'share', principals: before.principals, started: before.started, returned };
}
