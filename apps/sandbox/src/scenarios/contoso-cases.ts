import type { Random } from '../random/seeded-random.ts';
import type { Tenant } from '../world/tenant.ts';
import type { User } from '../world/user.ts';
import type { ContosoPartners } from './contoso-partners.ts';
import { addGroup, mailEnabled } from './groups.ts';
import { addExternal, addPerson } from './people.ts';

/** Somebody of Contoso who does not simply become a member everywhere, and why. */
export interface AwkwardPeople {
  /** Members of the shared group, in the order of the groups of the catalogue. */
  readonly members: readonly User[];
  readonly owner: User;
  readonly nested: readonly User[];
}

/** One person for each case in which synchronization skips or treats somebody in a way of its own in the source tenant. */
export function addAwkwardPeople(home: Tenant, partners: ContosoPartners, random: Random, now: number): AwkwardPeople {
  const person = (givenName: string, surname: string, details: Parameters<typeof addPerson>[3] = {}): User =>
    addPerson(home, random, now, { givenName, surname, ...details });
  const shared = `reception@${home.defaultDomain}`;
  const sourceCases = [
    person('Brigitte', 'Vogel', { accountEnabled: false }),
    person('Samir', 'Nasser', { jobTitle: 'Frontline Worker', hidden: { smsSignInState: 'ready' } }),
    person('Gustavo', 'Prado', { userType: 'Guest', jobTitle: 'Contractor', creationType: null }),
    addExternal(home, random, now, 'tomoko.ishii@litware.com', {
      givenName: 'Tomoko',
      surname: 'Ishii',
      displayName: 'Tomoko Ishii',
    }),
    addExternal(home, random, now, 'erik.lund@proseware.com', {
      givenName: 'Erik',
      surname: 'Lund',
      displayName: 'Erik Lund',
      userType: 'Member',
    }),
    addExternal(home, random, now, 'rhea.das@litware.com', {
      givenName: 'Rhea',
      surname: 'Das',
      displayName: 'Rhea Das',
      externalUserState: 'PendingAcceptance',
      hidden: { alternativeSecurityId: null },
    }),
    person('Nomvula', 'Dube', { mail: null, proxyAddresses: [], hidden: { hasMailbox: false } }),
    person('Rosalind', 'Frost', { jobTitle: 'Receptionist', mail: shared, proxyAddresses: [`SMTP:${shared}`] }),
    person('Rupert', 'Hale', { jobTitle: 'Receptionist', mail: shared, proxyAddresses: [`SMTP:${shared}`] }),
    person('Uriah', 'Quill', { mail: 'uriah.quill@quill-consulting.example' }),
    person('Malia', 'Kahale', { mailNickname: '' }),
    person('Otto', 'Anker', { hidden: { netId: '' } }),
  ];
  const targetCases = addTargetCases(partners, random, now, person);
  return {
    members: [...sourceCases, ...targetCases],
    owner: person('Olympia', 'Stathis', { jobTitle: 'Group Coordinator' }),
    nested: [person('Nestor', 'Vidal'), person('Nell', 'Ashdown'), person('Nikolai', 'Sorokin')],
  };
}

/** One person for each thing that may already be in a target tenant. */
function addTargetCases(
  { fabrikam, adventureWorks, tailspin, woodgrove }: ContosoPartners,
  random: Random,
  now: number,
  person: (givenName: string, surname: string) => User,
): User[] {
  const external = (tenant: Tenant, user: User, details: Parameters<typeof addExternal>[4] = {}): User =>
    addExternal(tenant, random, now, user.mail ?? user.userPrincipalName, {
      givenName: user.givenName,
      surname: user.surname,
      displayName: user.displayName,
      ...details,
      hidden: { alternativeSecurityId: user.hidden.netId, ...details.hidden },
    });
  const pending = { externalUserState: 'PendingAcceptance' as const, identities: [] };
  const cases = {
    guest: person('Greta', 'Lindholm'),
    pending: person('Piotr', 'Zielinski'),
    disabledPending: person('Delphine', 'Roux'),
    clash: person('Ilse', 'Vandenberg'),
    contact: person('Conrad', 'Achebe'),
    deleted: person('Dmitri', 'Volkov'),
    groupMail: person('Gemma', 'Falk'),
    exchange: person('Eszter', 'Kovács'),
    onPremises: person('Osvaldo', 'Pinto'),
    duplicate: person('Dunja', 'Marković'),
  };
  external(fabrikam, cases.guest);
  external(adventureWorks, cases.pending, { ...pending, hidden: { alternativeSecurityId: null } });
  external(adventureWorks, cases.disabledPending, {
    ...pending,
    accountEnabled: false,
    hidden: { alternativeSecurityId: null },
  });
  external(adventureWorks, cases.exchange, { showInAddressList: false, hidden: { masteredInExchange: true } });
  addPerson(tailspin, random, now, {
    givenName: 'Ilse',
    surname: 'Vandenberg',
    proxyAddresses: [`SMTP:ilse.vandenberg@tailspintoys.com`, `smtp:${cases.clash.mail ?? ''}`],
  });
  addGroup(tailspin, random, now, 'Joint Projects', [], {
    ...mailEnabled(tailspin, 'jointprojects'),
    mail: cases.groupMail.mail,
  });
  external(tailspin, cases.duplicate);
  external(tailspin, cases.duplicate, { userPrincipalName: `dunja.markovic_old#EXT#@${tailspin.initialDomain}` });
  external(woodgrove, cases.deleted, { deletedDateTime: new Date(now - 6 * 86_400_000).toISOString() });
  external(woodgrove, cases.onPremises, {
    jobTitle: 'Consultant',
    onPremisesSyncEnabled: true,
    hidden: { masteredOnPremises: true },
  });
  const contactId = random.guid();
  fabrikam.otherObjects.set(contactId, {
    id: contactId,
    kind: 'orgContact',
    displayName: cases.contact.displayName,
    mail: cases.contact.mail,
  });
  return Object.values(cases);
}
