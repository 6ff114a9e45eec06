import type { Random } from '../random/seeded-random.ts';
import type { Group } from '../world/group.ts';
import type { Tenant } from '../world/tenant.ts';
import type { User } from '../world/user.ts';
import type { AwkwardPeople } from './contoso-cases.ts';
import { addGroup, dynamic, mailEnabled, microsoft365 } from './groups.ts';
import { departments, offices } from './workplaces.ts';

/** Adds Contoso's groups: the one worth sharing first, one per department and office, and every kind with a catch. */
export function addContosoGroups(
  home: Tenant,
  people: readonly User[],
  awkward: AwkwardPeople,
  random: Random,
  now: number,
): void {
  const add = (name: string, members: readonly User[], details: Partial<Omit<Group, 'id'>> = {}): Group =>
    addGroup(
      home,
      random,
      now,
      name,
      members.map((person) => person.id),
      details,
    );
  const nested = add('Regional Partners', awkward.nested, { description: 'Works with partners in the regions' });
  const shared = add('All Employees Sync', [...people.slice(0, 23), ...awkward.members], {
    description: 'People who are shared with the other tenants of the organization',
    owners: [awkward.owner.id],
  });
  shared.members.push(nested.id);
  for (const { name } of departments) add(name, people.filter((person) => person.department === name).slice(0, 40));
  for (const { city } of offices)
    add(
      `${city} Office`,
      people.filter((person) => person.city === city),
      microsoft365(home, `office-${city.slice(0, 3).toLowerCase()}`, true),
    );
  add(
    'Full-time Employees',
    people.slice(0, 120),
    dynamic('(user.userType -eq "Member") and (user.accountEnabled -eq true)'),
  );
  add(
    'Berlin Dynamic',
    people.filter((person) => person.city === 'Berlin'),
    dynamic('(user.city -eq "Berlin")'),
  );
  add('Contractors Dynamic', [], {
    ...dynamic('(user.jobTitel -eq "Contractor")', 'Paused'),
    description: 'The rule names an attribute that does not exist',
  });
  add('Product Launch', people.slice(30, 48), microsoft365(home, 'productlaunch'));
  add('Leadership Team', people.slice(0, 9), microsoft365(home, 'leadership'));
  add('Empty Group', []);
  add('Company News', people.slice(0, 200), mailEnabled(home, 'companynews'));
  add('Weekend Duty', people.slice(60, 75), mailEnabled(home, 'weekendduty', true));
  add('Board Matters', people.slice(5, 12), {
    ...microsoft365(home, 'boardmatters', true),
    visibility: 'HiddenMembership',
  });
  add('Privileged Operators', people.slice(2, 4), { isAssignableToRole: true });
  add('Project Aurora', people.slice(80, 101));
  add('Project Borealis', people.slice(95, 118));
  add(
    'External Collaborators',
    awkward.members.filter((person) => person.creationType === 'Invitation'),
  );
  add('Emergency Contacts', people.slice(140, 152));
  add('Meeting Room Devices', []).members.push(...addDevices(home, random));
  add('Sustainability Circle', people.slice(150, 171), microsoft365(home, 'sustainability', true));
  add('Interns', people.slice(200, 212));
  add('Works Council', people.slice(180, 187));
  add('First Aid Responders', people.slice(100, 118));
  add('Data Protection', people.slice(170, 176));
}

function addDevices(home: Tenant, random: Random): string[] {
  return ['Room Panel 1', 'Room Panel 2'].map((displayName) => {
    const id = random.guid();
    home.otherObjects.set(id, { id, kind: 'device', displayName, mail: null });
    return id;
  });
}
