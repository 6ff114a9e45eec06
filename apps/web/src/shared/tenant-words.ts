import type { TenantStatus } from '@tenantry/contract';
import { lastFailureSentence } from './failure-sentences.ts';
import type { Tone } from './status-text.tsx';
import { ago } from './time.ts';

interface Words {
  readonly tone: Tone;
  readonly label: string;
  /** What it means, in one sentence. */
  readonly meaning: string;
}

/** How a configuration stands against what is intended. */
const configurationWords: Readonly<Record<TenantStatus['configurationState'], Words>> = {
  'as-intended': { tone: 'success', label: 'As intended', meaning: 'Everything is as it was last shared.' },
  drifted: {
    tone: 'warning',
    label: 'Changed outside',
    meaning: 'The configuration differs from what was last shared here.',
  },
  'not-configured': { tone: 'none', label: 'Not configured', meaning: 'Nothing is shared with this tenant.' },
  incomplete: {
    tone: 'warning',
    label: 'Incomplete',
    meaning: 'There is a configuration, but a part of it is missing, so nobody is synchronized by it.',
  },
  'managed-in-entra': {
    tone: 'info',
    label: 'Managed in Entra',
    meaning: 'A configuration made in Microsoft Entra synchronizes to this tenant; the portal does not touch it.',
  },
  several: {
    tone: 'warning',
    label: 'Several configurations',
    meaning: 'More than one configuration carries the name that belongs to the portal. One per tenant is recommended.',
  },
  unknown: { tone: 'unknown', label: 'Unknown', meaning: 'The configuration could not be read lately.' },
  'not-applicable': {
    tone: 'none',
    label: 'Nothing to configure',
    meaning: 'A tenant gets a configuration only after it has joined, and your own needs none.',
  },
};

/** What is said of a tenant's configuration: that nothing is shared is something else when it is meant to be so. */
export function wordsOfConfiguration({ configurationState, stopped }: TenantStatus): Words {
  if (configurationState !== 'not-configured' || stopped !== true) return configurationWords[configurationState];
  return {
    tone: 'none',
    label: 'Not shared on purpose',
    meaning: 'Sharing with this tenant was stopped; nothing is offered for it until somebody shares with it again.',
  };
}

/** How synchronization runs. */
export const healthWords: Readonly<Record<TenantStatus['health'], Words>> = {
  active: { tone: 'success', label: 'Active', meaning: 'Cycles run every 40 minutes.' },
  'initial-cycle': {
    tone: 'progress',
    label: 'Initial sync',
    meaning: 'The first cycle is going on; it takes longer than the later ones.',
  },
  'not-started': { tone: 'waiting', label: 'Not started', meaning: 'The synchronization job was never started.' },
  paused: { tone: 'paused', label: 'Paused', meaning: 'The synchronization job was stopped; no cycle runs.' },
  quarantined: {
    tone: 'error',
    label: 'Quarantined',
    meaning: 'Too much failed, so Microsoft Entra slowed the job down and will disable it after four weeks.',
  },
  failing: { tone: 'error', label: 'Failing', meaning: 'The last cycle failed.' },
  unknown: { tone: 'unknown', label: 'Unknown', meaning: 'How the job runs could not be read lately.' },
  'not-applicable': { tone: 'none', label: 'No job', meaning: 'No synchronization job runs for this tenant.' },
};

/** The role of a tenant in the organization. */
export const roleWords: Readonly<Record<TenantStatus['role'], string>> = {
  owner: 'Owner',
  member: 'Member',
  unknown: 'Unknown',
};

/** Whether a tenant takes part in the organization. */
export const memberStateWords: Readonly<Record<TenantStatus['memberState'], Words>> = {
  active: { tone: 'success', label: 'Active', meaning: 'The tenant takes part in the organization.' },
  pending: {
    tone: 'waiting',
    label: 'Pending',
    meaning: 'The tenant was invited and has not joined. Nothing is shared with it before it does.',
  },
  removed: { tone: 'none', label: 'Removed', meaning: 'The tenant is being taken out of the organization.' },
  unknown: { tone: 'unknown', label: 'Unknown', meaning: 'The state of the tenant could not be read.' },
};

function healthReason(tenant: TenantStatus, now: number): string | undefined {
  switch (tenant.health) {
    case 'quarantined':
      return tenant.quarantine
        ? `Quarantined by Microsoft Entra, ${ago(tenant.quarantine.since, now)}.`
        : 'Quarantined by Microsoft Entra.';
    case 'failing':
    case 'paused':
    case 'not-started':
    case 'unknown':
      return healthWords[tenant.health].meaning;
    case 'active':
    case 'initial-cycle':
    case 'not-applicable':
      return undefined;
  }
}

function configurationReason(tenant: TenantStatus): string | undefined {
  switch (tenant.configurationState) {
    case 'drifted':
    case 'incomplete':
    case 'several':
    case 'unknown':
      return configurationWords[tenant.configurationState].meaning;
    case 'as-intended':
    case 'managed-in-entra':
    case 'not-configured':
    case 'not-applicable':
      return undefined;
  }
}

/** Why somebody has to look at a tenant, in one sentence; `undefined` when nobody has to. */
export function attentionReason(tenant: TenantStatus, now: number): string | undefined {
  if (tenant.isHomeTenant) return undefined;
  const failed = lastFailureSentence(tenant);
  if (failed) return failed.happened;
  if (tenant.configurationState === 'not-configured' || tenant.configurationState === 'not-applicable')
    return undefined;
  return configurationReason(tenant) ?? healthReason(tenant, now);
}

/** Whether a tenant is active and has nothing shared with it yet, unless that is so on purpose. */
export function awaitsShare({ isHomeTenant, memberState, configurationState, stopped = false }: TenantStatus): boolean {
  return !isHomeTenant && memberState === 'active' && configurationState === 'not-configured' && !stopped;
}
