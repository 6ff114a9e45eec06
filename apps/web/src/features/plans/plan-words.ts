import type { Plan, PlannedPerson, PlannedTenant, PlanWarning } from '@tenantry/contract';
import { cyclesOf } from './plan-consequences.ts';
import type { Tone } from '../../shared/status-text.tsx';
import { plural, roughDuration } from '../../shared/time.ts';

/** What a plan does to a person, with the icon that goes with it. */
export const effectWords: Readonly<
  Record<PlannedPerson['effect'], { readonly tone: Tone; readonly label: string; readonly filter: string }>
> = {
  removed: { tone: 'error', label: 'Loses the account', filter: 'Taken out' },
  'left-behind': { tone: 'warning', label: 'Keeps an account that nobody maintains', filter: 'Left behind' },
  created: { tone: 'success', label: 'Gets an account as a member', filter: 'Get an account' },
  guest: { tone: 'info', label: 'Stays a guest, kept up to date', filter: 'Stay guests' },
  kept: { tone: 'none', label: 'Stays as before', filter: 'Stay as before' },
  skipped: { tone: 'warning', label: 'Is not shared', filter: 'Not shared' },
};

const skipReasons: Record<NonNullable<PlannedPerson['skipReason']>, (through: string) => string> = {
  'external-user': () => 'comes from another tenant',
  'internal-guest': () => 'a guest in this tenant',
  'sign-in-blocked': () => 'sign-in is blocked',
  'owner-only': (through) => `owner of ${through}, but no member`,
  'nested-only': (through) => `only in a group inside ${through}`,
  'group-not-security-enabled': (through) => `only in ${through}, which is no security group`,
};

/** Why somebody is not shared, to be read after a colon; `undefined` for everybody else. */
export function skipReason({ skipReason: code, through }: PlannedPerson): string | undefined {
  return code && skipReasons[code](through ?? 'the group');
}

function share(part: number | undefined): string {
  if (part === undefined) return '';
  return ` That is ${new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 }).format(part)} of those shared in the tenant that loses the most.`;
}

const warnings: Record<PlanWarning['code'], (warning: PlanWarning) => string> = {
  'removes-people': ({ count = 0, share: part }) =>
    `${plural(count, 'person loses the account', 'people lose their accounts')} in other tenants.${share(part)}`,
  'owners-not-shared': ({ displayName = 'A group', count = 0 }) =>
    `${displayName}: ${plural(count, 'owner is no member and is', 'owners are no members and are')} not shared.`,
  'nested-groups-not-shared': ({ displayName = 'A group', count = 0 }) =>
    `${displayName}: the members of ${plural(count, 'group', 'groups')} inside it are not shared; only direct members are.`,
  'foreign-configuration': ({ displayName = 'A configuration', tenantName = 'a tenant' }) =>
    `${displayName} in Microsoft Entra synchronizes to ${tenantName}, too. One configuration per tenant is recommended.`,
  'dynamic-rule-paused': ({ displayName = 'A group' }) =>
    `${displayName}: its membership rule is paused, so its members may be out of date.`,
};

/** What an administrator should read before saying yes, in one sentence. */
export function warningSentence(warning: PlanWarning): string {
  return warnings[warning.code](warning);
}

function sentence(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(', ');
}

/** The name of the one tenant that a plan is for or changes; `undefined` when there are more, or none. */
export function onlyTenant({ forTenant, tenants }: Plan): string | undefined {
  if (forTenant) return forTenant.displayName;
  const [only, another] = tenants.filter((tenant) => tenant.disposition === 'change');
  return another ? undefined : only?.displayName;
}

function duration(plan: Plan): string {
  const { estimatedRunSeconds, estimatedFirstCycleSeconds } = plan.summary;
  const run = roughDuration(estimatedRunSeconds);
  switch (cyclesOf(plan)) {
    case 'awaited':
      return `The run takes ${run}, most of which it waits for a cycle.`;
    case 'afterwards':
      return `The run takes ${run}, the first cycle ${roughDuration(estimatedFirstCycleSeconds)} more.`;
    case 'none':
      return `The run takes ${run}.`;
  }
}

function losers(people: number, othersGetOne: boolean): string {
  return othersGetOne
    ? `${plural(people, 'person loses', 'people lose')} theirs`
    : plural(people, 'person loses the account', 'people lose their accounts');
}

/** What applying a plan would do, and how long it takes, in one or two sentences. */
export function headline(plan: Plan): string {
  const { tenantsToChange, peopleCreated, peopleRemoved, peopleLeftBehind } = plan.summary;
  if (tenantsToChange === 0) return 'Applying this plan would change nothing.';
  const what = sentence([
    `${plural(tenantsToChange, 'tenant', 'tenants')} will be changed`,
    peopleCreated > 0
      ? `${plural(peopleCreated, 'person gets an account', 'people get an account')} in ${tenantsToChange === 1 ? 'it' : 'them'}`
      : undefined,
    peopleRemoved > 0 ? losers(peopleRemoved, peopleCreated > 0) : undefined,
    peopleLeftBehind > 0
      ? `${plural(peopleLeftBehind, 'person keeps an account', 'people keep accounts')} that nobody maintains`
      : undefined,
  ]);
  return `${what}. ${duration(plan)}`;
}

/** What a plan does to the people of one tenant, in one line. */
export function tenantEffect({ effect }: PlannedTenant): string {
  const { created, kept, guestsStayingGuests, removed, skipped, leftBehind } = effect;
  const parts = [
    removed > 0 ? `${plural(removed, 'person loses the account', 'people lose their accounts')}` : undefined,
    leftBehind > 0
      ? `${plural(leftBehind, 'person keeps an account', 'people keep accounts')} that nobody maintains`
      : undefined,
    created > 0 ? `${plural(created, 'person gets', 'people get')} an account` : undefined,
    guestsStayingGuests > 0 ? `${plural(guestsStayingGuests, 'guest stays a guest', 'guests stay guests')}` : undefined,
    kept > 0 ? `${plural(kept, 'person stays', 'people stay')}` : undefined,
    skipped > 0 ? `${plural(skipped, 'is', 'are')} not shared` : undefined,
  ];
  return sentence(parts) || 'No person is concerned';
}

/** What a plan does to people in the tenants that it changes; what cannot be told for those alone is `undefined`. */
export interface ChangedEffect {
  readonly created: number;
  readonly removed: number;
  readonly kept: number | undefined;
  readonly guests: number | undefined;
  /** In at least one of them the portal cannot see who has an account already. */
  readonly accountsUnknown: boolean;
}

/** The effect on people in the tenants that change. Nobody gets or loses an account in the others, but many stay there. */
export function changedEffect({ summary, tenants }: Plan): ChangedEffect {
  const changed = tenants.filter((tenant) => tenant.disposition === 'change').map((tenant) => tenant.effect);
  const accountsUnknown = changed.some((effect) => effect.existingAccounts === 'unknown');
  const [only, another] = changed;
  if (only && !another) {
    const { created, removed, kept, guestsStayingGuests } = only;
    return { created, removed, kept, guests: guestsStayingGuests, accountsUnknown };
  }
  const { peopleCreated: created, peopleRemoved: removed } = summary;
  if (summary.tenantsUnchanged > 0) return { created, removed, kept: undefined, guests: undefined, accountsUnknown };
  return { created, removed, kept: summary.peopleKept, guests: summary.guestsStayingGuests, accountsUnknown };
}
