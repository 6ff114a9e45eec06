import type { Prerequisite, TenantPreflight } from '@tenantry/contract';
import type { Tone } from './status-text.tsx';

/** What each prerequisite is called: the setting, by the words of Microsoft Entra where it has some. */
export const prerequisiteNames: Readonly<Record<Prerequisite['code'], string>> = {
  'joined-organization': 'Member of the multitenant organization',
  'administrator-role': 'Global Administrator',
  'portal-permissions': 'Permissions of the portal',
  'outbound-redemption': 'Outbound: automatically redeem invitations',
  licence: 'Microsoft Entra ID P1 for everybody who is shared',
  'inbound-synchronization': 'Inbound: allow users sync into this tenant',
  'inbound-redemption': 'Inbound: automatically redeem invitations',
  'guest-invitations': 'Guest invite settings',
};

/** The result for a tenant, in a few words. */
export const verdictWords: Readonly<
  Record<TenantPreflight['verdict'], { readonly tone: Tone; readonly label: string }>
> = {
  ready: { tone: 'success', label: 'Ready' },
  'with-the-plan': { tone: 'info', label: 'Missing here; the plan sets it' },
  'tenant-waits': { tone: 'waiting', label: 'Waits for the other tenant' },
  'administrator-acts': { tone: 'warning', label: 'An administrator of this tenant has to act' },
  unknown: { tone: 'unknown', label: 'Not known' },
};

const handlings: Readonly<Record<Prerequisite['handling'], string>> = {
  'part-of-the-plan': 'Missing. It is part of the plan: sharing users switches it on.',
  'tenant-waits': 'Missing. Nothing is shared until an administrator of the other tenant has set it.',
  'administrator-acts': 'Missing. An administrator of this tenant has to see to it.',
};

const unknowns: Readonly<Record<NonNullable<Prerequisite['unknownBecause']>, string>> = {
  'not-visible': 'Not visible: Microsoft Graph does not show it to the portal.',
  'not-read': 'Not known: it could not be read.',
  'not-permitted': 'Not known: only an administrator may ask.',
  'no-configuration':
    'Not known: there is no configuration yet through which it could be asked. The first run asks before it changes anything else.',
  'hidden-behind-another': 'Not known yet: Microsoft Graph names one obstacle at a time, and named another one.',
  'not-told': 'Not known: the connection was refused without telling because of what.',
};

const particular: Readonly<Partial<Record<Prerequisite['code'], string>>> = {
  'joined-organization': 'The tenant has not joined yet. Nothing is shared with it before it does.',
  'administrator-role': 'Who is signed in may look. A Global Administrator has to confirm a plan.',
};

/** What is known of a prerequisite, as a status with a sentence. */
export function prerequisiteStatus(one: Prerequisite): { readonly tone: Tone; readonly text: string } {
  switch (one.state) {
    case 'met':
      return { tone: 'success', text: 'In place.' };
    case 'unknown':
      return { tone: 'unknown', text: unknowns[one.unknownBecause ?? 'not-read'] };
    case 'missing': {
      const tone =
        one.handling === 'part-of-the-plan' ? 'info' : one.handling === 'tenant-waits' ? 'waiting' : 'warning';
      const permissions = one.permissions && `Missing: ${one.permissions.join(', ')}. An administrator has to consent.`;
      return { tone, text: permissions ?? particular[one.code] ?? handlings[one.handling] };
    }
  }
}

/** The names of what is missing on one side, in order. */
export function missingOn(side: Prerequisite['side'], prerequisites: readonly Prerequisite[]): readonly string[] {
  return prerequisites
    .filter((one) => one.side === side && one.state === 'missing')
    .map(({ code }) => prerequisiteNames[code]);
}
