import type { User } from '../world/user.ts';
import { assumptions } from './assumptions.ts';
import type { Entitlement } from './entitlement.ts';
import { clauseName, evaluateFilters } from './filter-operators.ts';
import { readSourceAttribute } from './source-attributes.ts';
import type { UserMapping } from './user-mapping.ts';

/** How the scoping step judged somebody. */
export interface ScopeJudgement {
  readonly active: boolean;
  readonly assigned: boolean;
  readonly hasRole: boolean;
  readonly passed: boolean;
  /** Clause → outcome, as `ScopeEvaluationResult` shows them. */
  readonly clauses: Record<string, boolean>;
  /** Everything but being active: a blocked account stays in scope when it was synchronized before. */
  readonly inScope: boolean;
}

/**
 * Judges whether somebody is in scope: not deleted, assigned with a role, let through by the filters that are always
 * there (external accounts, SMS sign-in, internal guests, pending invitations) and by the configuration's own.
 *
 * @see https://learn.microsoft.com/entra/identity/multi-tenant-organizations/cross-tenant-synchronization-overview
 */
export function judgeScope(user: User | undefined, entitlement: Entitlement, mapping: UserMapping): ScopeJudgement {
  if (user === undefined || user.deletedDateTime !== null) {
    return { active: false, ...entitlement, passed: false, clauses: {}, inScope: false };
  }
  const builtIn = builtInClauses(user);
  const own = evaluateFilters(mapping.filters, (attribute) => readSourceAttribute(user, attribute));
  const passed = Object.values(builtIn).every(Boolean) && own.passed;
  return {
    active: user.accountEnabled,
    ...entitlement,
    passed,
    clauses: { ...builtIn, ...own.clauses },
    inScope: entitlement.assigned && entitlement.hasRole && passed,
  };
}

const externalUsers = clauseName('Filter external users', 'alternativeSecurityIds', 'EQUALS', ['None']);
const pendingUsers = clauseName('Filter pending users', 'userState', 'NOT EQUALS', ['PendingAcceptance']);
const internalGuests = clauseName('Filter internal guests', 'userType', 'EQUALS', ['Member']);

function builtInClauses(user: User): Record<string, boolean> {
  return {
    [externalUsers]:
      readSourceAttribute(user, 'alternativeSecurityIds') === 'None' && user.creationType !== 'Invitation',
    [pendingUsers]: user.externalUserState !== 'PendingAcceptance',
    [internalGuests]: !(assumptions.internalGuestsAreSkipped && user.userType === 'Guest'),
  };
}
