import type { Change } from '../../plan/change.ts';
import type { PartnerConfiguration } from '../../partner-configuration.ts';
import { look } from '../look.ts';
import type { TenantWork } from '../tenant-work.ts';
import { writeUntilSo } from '../write.ts';

type ChangeOf<Kind extends Change['kind']> = Extract<Change, { readonly kind: Kind }>;

async function readPartner(work: TenantWork, again: boolean): Promise<PartnerConfiguration | undefined> {
  const { run, plan } = work;
  const partners = await look(work, () => run.partners.since(again ? run.ports.clock.now() : run.begunAt));
  return partners.find((partner) => partner.tenantId === plan.tenantId);
}

/** Makes the home tenant's entry for the partner. */
export async function ensurePartnerConfiguration(work: TenantWork, change: ChangeOf<'create-partner-configuration'>) {
  const { directory } = work.run.ports;
  return writeUntilSo(work, {
    change,
    send: () => directory.createPartnerConfiguration(work.plan.tenantId),
    foundBy: 'already-exists',
    isSo: async (again) => (await readPartner(work, again)) !== undefined,
  });
}

/** Lets invitations to the partner be redeemed without a prompt: the home half of the requirement. */
export async function ensureOutboundRedemption(work: TenantWork, change: ChangeOf<'allow-outbound-redemption'>) {
  const { directory } = work.run.ports;
  return writeUntilSo(work, {
    change,
    send: () => directory.allowOutboundRedemption(work.plan.tenantId),
    isSo: async (again) => (await readPartner(work, again))?.automaticRedemptionOutbound ?? false,
  });
}
