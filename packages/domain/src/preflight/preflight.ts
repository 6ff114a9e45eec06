import type { ConnectionCheck } from '../directory.ts';
import type { MemberTenant } from '../organization.ts';
import type { PartnerConfiguration } from '../partner-configuration.ts';
import type { PreflightVerdict, Prerequisite, UnknownReason } from './prerequisite.ts';

/** What was found out for one tenant, without a write. */
export interface PreflightFacts {
  readonly tenant: Pick<MemberTenant, 'state'>;
  /** Absent when the policy could not be read; its entries otherwise, this tenant's among them or not. */
  readonly partnerConfigurations?: readonly PartnerConfiguration[];
  readonly tenantId: string;
  readonly isAdministrator: boolean;
  /** What the portal was not granted of what it needs; absent when that is not known. */
  readonly missingPermissions?: readonly string[];
  readonly connection: ConnectionAnswer;
  /** The provisioning log says that the tenant forbids invitations. */
  readonly invitationsForbidden: boolean;
}

/** How the question whether both tenants allow the connection was answered, or why it was not asked. */
export type ConnectionAnswer =
  | { readonly asked: true; readonly check: ConnectionCheck }
  /** `worked`: it was not asked, and did work in the last cycle. */
  | { readonly asked: false; readonly because: 'worked' }
  | { readonly asked: false; readonly because: 'not-permitted' | 'no-configuration' | 'not-read' };

export interface Preflight {
  readonly verdict: PreflightVerdict;
  /** In the order in which they are put in place: this tenant's, then the other one's. */
  readonly prerequisites: readonly Prerequisite[];
}

/** Names, for one tenant, every prerequisite of both sides with what is known of it. It never guesses. */
export function preflight(facts: PreflightFacts): Preflight {
  const prerequisites = [
    joined(facts),
    role(facts),
    permissions(facts),
    outbound(facts),
    unknown('licence', 'home', 'administrator-acts', 'not-visible'),
    ...inbound(facts),
    invitations(facts),
  ];
  return { verdict: verdictOf(prerequisites), prerequisites };
}

function joined({ tenant }: PreflightFacts): Prerequisite {
  const state = tenant.state === 'active' ? 'met' : 'missing';
  return { code: 'joined-organization', side: 'target', state, handling: 'tenant-waits' };
}

function role({ isAdministrator }: PreflightFacts): Prerequisite {
  const state = isAdministrator ? 'met' : 'missing';
  return { code: 'administrator-role', side: 'home', state, handling: 'administrator-acts' };
}

function permissions({ missingPermissions: missing }: PreflightFacts): Prerequisite {
  if (!missing) return unknown('portal-permissions', 'home', 'administrator-acts', 'not-read');
  const one = { code: 'portal-permissions', side: 'home', handling: 'administrator-acts' } as const;
  return missing.length === 0 ? { ...one, state: 'met' } : { ...one, state: 'missing', permissions: missing };
}

function outbound({ partnerConfigurations, tenantId }: PreflightFacts): Prerequisite {
  if (!partnerConfigurations) return unknown('outbound-redemption', 'home', 'part-of-the-plan', 'not-read');
  const entry = partnerConfigurations.find((one) => one.tenantId === tenantId);
  const state = entry?.automaticRedemptionOutbound === true ? 'met' : 'missing';
  return { code: 'outbound-redemption', side: 'home', state, handling: 'part-of-the-plan' };
}

/** Graph names the first obstacle only; what it did not come to stays unknown. */
function inbound(facts: PreflightFacts): readonly Prerequisite[] {
  const pair = (synchronization: Answer, redemption: Answer) => [
    answered('inbound-synchronization', synchronization),
    answered('inbound-redemption', redemption),
  ];
  const { connection } = facts;
  if (!connection.asked) {
    return connection.because === 'worked' ? pair('met', 'met') : pair(connection.because, connection.because);
  }
  const { check } = connection;
  if (check.ok) return pair('met', 'met');
  const obstacle = outbound(facts).state === 'met' && check.side === 'unknown' ? 'target' : check.side;
  if (obstacle === 'target' && check.setting === 'synchronization') return pair('missing', 'hidden-behind-another');
  if (obstacle === 'target' && check.setting === 'redemption') return pair('hidden-behind-another', 'missing');
  return obstacle === 'home' ? pair('hidden-behind-another', 'hidden-behind-another') : pair('not-told', 'not-told');
}

type Answer = 'met' | 'missing' | UnknownReason;

function answered(code: 'inbound-synchronization' | 'inbound-redemption', answer: Answer): Prerequisite {
  if (answer !== 'met' && answer !== 'missing') return unknown(code, 'target', 'tenant-waits', answer);
  return { code, side: 'target', state: answer, handling: 'tenant-waits' };
}

function invitations({ invitationsForbidden }: PreflightFacts): Prerequisite {
  return invitationsForbidden
    ? { code: 'guest-invitations', side: 'target', state: 'missing', handling: 'tenant-waits' }
    : unknown('guest-invitations', 'target', 'tenant-waits', 'not-visible');
}

function unknown(
  code: Prerequisite['code'],
  side: Prerequisite['side'],
  handling: Prerequisite['handling'],
  unknownBecause: UnknownReason,
): Prerequisite {
  return { code, side, state: 'unknown', handling, unknownBecause };
}

/** What nobody can see does not make a tenant unready; a policy that could have been asked for and was not leaves it open. */
function verdictOf(prerequisites: readonly Prerequisite[]): PreflightVerdict {
  const missing = (handling: Prerequisite['handling']) =>
    prerequisites.some((one) => one.state === 'missing' && one.handling === handling);
  if (missing('tenant-waits')) return 'tenant-waits';
  if (missing('administrator-acts')) return 'administrator-acts';
  if (missing('part-of-the-plan')) return 'with-the-plan';
  const open = prerequisites.some(
    ({ code, unknownBecause: why }) => why !== undefined && why !== 'not-visible' && code !== 'portal-permissions',
  );
  return open ? 'unknown' : 'ready';
}
