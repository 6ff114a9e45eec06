import type { Random } from '../random/seeded-random.ts';
import type { Tenant } from '../world/tenant.ts';
import type { User } from '../world/user.ts';
import { givenNames, surnames } from './names.ts';
import { departments, offices } from './workplaces.ts';

/** What may be said of a person who is added; everything else is made up, the same for the same seed. */
export type PersonDetails = Partial<Omit<User, 'id' | 'hidden'>> & { readonly hidden?: Partial<User['hidden']> };

/** Adds an internal member with a believable name, workplace, mail address and licence to a tenant. */
export function addPerson(tenant: Tenant, random: Random, now: number, details: PersonDetails = {}): User {
  const givenName = details.givenName ?? random.pick(givenNames);
  const surname = details.surname ?? random.pick(surnames);
  const nickname = freeNickname(tenant, `${plain(givenName)}.${plain(surname)}`);
  const department = random.pick(departments);
  const created = new Date(now - (40 + random.integer(1_400)) * 86_400_000).toISOString();
  const address = `${nickname}@${tenant.defaultDomain}`;
  const user: User = {
    ...placeOf(random),
    id: random.guid(),
    userPrincipalName: address,
    displayName: `${givenName} ${surname}`,
    mail: address,
    mailNickname: nickname,
    givenName,
    surname,
    jobTitle: department.titles[1 + random.integer(department.titles.length - 1)] ?? null,
    department: department.name,
    employeeId: String(100_000 + tenant.users.size),
    accountEnabled: true,
    userType: 'Member',
    creationType: null,
    externalUserState: null,
    identities: [{ signInType: 'userPrincipalName', issuer: tenant.initialDomain, issuerAssignedId: address }],
    mobilePhone: null,
    showInAddressList: null,
    proxyAddresses: [`SMTP:${address}`],
    onPremisesSyncEnabled: null,
    manager: null,
    createdDateTime: created,
    deletedDateTime: null,
    directoryRoles: [],
    appRoles: [],
    signInSessionsValidFromDateTime: created,
    ...withoutHidden(details),
    hidden: { ...hiddenOf(`1003${hex(random, 12)}`), ...details.hidden },
  };
  tenant.users.set(user.id, user);
  return user;
}

/** Adds an account of somebody from elsewhere: an accepted guest unless the details say otherwise. */
export function addExternal(tenant: Tenant, random: Random, now: number, mail: string, details: PersonDetails): User {
  const external = addPerson(tenant, random, now, {
    userPrincipalName: `${mail.replace('@', '_')}#EXT#@${tenant.initialDomain}`,
    mail,
    mailNickname: `${mail.replace('@', '_')}#EXT#`,
    employeeId: null,
    userType: 'Guest',
    creationType: 'Invitation',
    externalUserState: 'Accepted',
    identities: [{ signInType: 'federated', issuer: 'ExternalAzureAD', issuerAssignedId: null }],
    proxyAddresses: [`SMTP:${mail}`],
    ...details,
    hidden: { hasMailbox: false, licensed: false, alternativeSecurityId: `1003${hex(random, 12)}`, ...details.hidden },
  });
  return external;
}

/** Gives everybody of a department a manager: its head, or somebody who reports to the head in large ones. */
export function appointManagers(people: readonly User[]): void {
  for (const { name, titles } of departments) {
    const members = people.filter((person) => person.department === name);
    const [head, ...others] = members;
    if (!head) continue;
    head.jobTitle = titles[0] ?? head.jobTitle;
    others.forEach((person, index) => {
      const lead = index >= 8 ? others[Math.floor(index / 8) - 1] : undefined;
      person.manager = (lead ?? head).id;
    });
  }
}

/** Text as it can stand in an address: without accents, spaces and marks, in lower case. */
export function plain(text: string): string {
  return text
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .toLowerCase();
}

const takenNicknames = new WeakMap<Tenant, Map<string, number>>();

function freeNickname(tenant: Tenant, wanted: string): string {
  const taken = takenNicknames.get(tenant) ?? new Map<string, number>();
  takenNicknames.set(tenant, taken);
  const count = taken.get(wanted) ?? 0;
  taken.set(wanted, count + 1);
  return count === 0 ? wanted : `${wanted}${count + 1}`;
}

function placeOf(
  random: Random,
): Pick<
  User,
  | 'officeLocation'
  | 'streetAddress'
  | 'city'
  | 'state'
  | 'postalCode'
  | 'country'
  | 'usageLocation'
  | 'preferredLanguage'
  | 'businessPhones'
> {
  const { telephone, ...office } = random.pick(offices);
  return { ...office, businessPhones: [telephone + String(random.integer(10_000)).padStart(4, '0')] };
}

function withoutHidden({ hidden: _hidden, ...rest }: PersonDetails): Omit<PersonDetails, 'hidden'> {
  return rest;
}

function hiddenOf(netId: string): User['hidden'] {
  return {
    netId,
    alternativeSecurityId: null,
    smsSignInState: 'notEnabled',
    hasMailbox: true,
    licensed: true,
    masteredInExchange: false,
    masteredOnPremises: false,
  };
}

function hex(random: Random, digits: number): string {
  let text = '';
  while (text.length < digits) text += random.integer(0x1000000).toString(16).padStart(6, '0');
  return text.slice(0, digits).toUpperCase();
}
