import type { FindingCode } from '@tenantry/contract';

/** A kind of defect: what it is called, and why it matters. */
export interface FindingWords {
  readonly title: string;
  readonly meaning: string;
}

/** What each code is called and why it matters, whichever tenant it is about. */
export const findingWords: Readonly<Record<FindingCode, FindingWords>> = {
  'rival-configurations': {
    title: 'Rival configurations for one tenant',
    meaning:
      'Two configurations claim the same people, or carry the same name. When one of them lets somebody go, it deletes an account that the other one keeps.',
  },
  'separate-configurations': {
    title: 'Several configurations for one tenant, for different people',
    meaning:
      'Microsoft allows this, for example one for members and one for guests. It stays harmless as long as nobody is in the scope of both.',
  },
  'several-jobs': {
    title: 'A configuration with more than one job',
    meaning: 'The jobs work on the same accounts. Only Microsoft Entra can take one of them away.',
  },
  'renamed-configuration': {
    title: 'Renamed configuration',
    meaning:
      'The Microsoft 365 admin center recognizes a configuration only by its name, and shows this tenant as Not configured.',
  },
  'made-in-entra': {
    title: 'Configuration made in Microsoft Entra',
    meaning:
      'It works, and the portal leaves it alone. The Microsoft 365 admin center shows this tenant as Not configured.',
  },
  'points-elsewhere': {
    title: 'A configuration that points to another tenant',
    meaning: 'Its name says one tenant, its saved settings another one. People may arrive where nobody expects them.',
  },
  'everybody-in-scope': {
    title: 'Everybody in this tenant is in scope',
    meaning: 'The configuration synchronizes all users instead of those who are assigned.',
  },
  'no-job': {
    title: 'A configuration without a job',
    meaning:
      'Nobody is synchronized by it. The admin center leaves one like this when a tenant joins; sharing users completes it.',
  },
  'settings-never-saved': {
    title: 'A job whose settings were never saved',
    meaning: 'Microsoft Entra calls it Not configured: it does not know which tenant to connect to.',
  },
  'nobody-assigned': {
    title: 'A configuration with nobody in it',
    meaning: 'No user and no group is assigned in a way that lets them be synchronized.',
  },
  'never-started': { title: 'A job that was never started', meaning: 'Everything is in place, and nobody arrives.' },
  'paused-and-forgotten': {
    title: 'A paused job',
    meaning:
      'Accounts in the other tenant stay as they were: nobody new arrives, and nobody who leaves loses their access there.',
  },
  quarantined: {
    title: 'A job in quarantine',
    meaning: 'Microsoft Entra tries it less and less often, and disables it after 28 days.',
  },
  failing: { title: 'The last cycle failed', meaning: 'Microsoft Entra tries again in the next cycle.' },
  'guard-off': {
    title: 'The guard against accidental deletion is off',
    meaning: 'A mistake in a group can remove everybody in one cycle.',
  },
  'guard-too-wide': {
    title: 'The guard against accidental deletion is too wide',
    meaning: 'The threshold is so far above what fits the scope that it would not stop a mistake.',
  },
  'notification-mail-missing': {
    title: 'Nobody is told of a quarantine by mail',
    meaning: 'Microsoft Entra can send a mail when a job goes into quarantine. No mailbox is set.',
  },
  'outbound-redemption-missing': {
    title: 'Invitations are not redeemed automatically any more',
    meaning: 'This tenant has switched its half of the trust off. Synchronization stops without it.',
  },
  'inbound-trust-broken': {
    title: 'The other tenant refuses the connection',
    meaning: 'It has switched off inbound synchronization or automatic redemption for this tenant.',
  },
  'run-failed': {
    title: 'The last run did not finish',
    meaning: 'What was confirmed is only partly in place. A retry goes on where it ended.',
  },
  'tenant-left': {
    title: 'A configuration for a tenant that left',
    meaning: 'Leaving changes no configuration: people go on being synchronized until somebody stops it.',
  },
};
