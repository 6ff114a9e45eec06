import type { Random } from '../random/seeded-random.ts';
import type { Tenant } from '../world/tenant.ts';
import { portalClientId } from '../world/world.ts';
import { addPerson, appointManagers } from './people.ts';
import { emptyTenant } from './organizations.ts';

/** The template id of the role Global Administrator. */
export const globalAdministratorRole = '62e90394-69f5-4237-9190-012177145e10';

/** The partner tenants of Contoso by what they are there for. */
export interface ContosoPartners {
  /** Active and ready; has accepted guests of Contoso. */
  readonly fabrikam: Tenant;
  /** Active and ready; has pending invitations. */
  readonly adventureWorks: Tenant;
  /** Active and ready, but Contoso has not switched on redemption towards it; has clashing internal users. */
  readonly tailspin: Tenant;
  /** Active, has not allowed inbound synchronization. */
  readonly northwind: Tenant;
  /** Active and ready; has a configuration made in Microsoft Entra pointing at it. */
  readonly woodgrove: Tenant;
  /** Invited, not joined. */
  readonly wideWorld: Tenant;
}

/** Makes the partners with their own people and an administrator each. */
export function createPartners(random: Random, now: number): ContosoPartners {
  const make = (id: string, displayName: string, shortName: string, people: number, consented: boolean): Tenant => {
    const tenant = emptyTenant(id, displayName, shortName);
    const everybody = Array.from({ length: people }, () => addPerson(tenant, random, now));
    appointManagers(everybody);
    addPerson(tenant, random, now, {
      displayName: `${displayName} Administrator`,
      department: 'Information Technology',
      jobTitle: 'Tenant Administrator',
      directoryRoles: [globalAdministratorRole],
    });
    if (consented) tenant.consentedApplications.push(portalClientId);
    return tenant;
  };
  return {
    fabrikam: make('1f4c8b70-6d2e-4b59-a3c1-7e9052d6f318', 'Fabrikam', 'fabrikam', 58, true),
    adventureWorks: make('2b91d6e4-05f7-4c8a-9d13-c46e8a7f0b25', 'Adventure Works', 'adventure-works', 41, true),
    tailspin: make('3c7a2f95-e81b-4d60-8b24-f15d903ac6e7', 'Tailspin Toys', 'tailspintoys', 24, false),
    northwind: make('4d08e3b6-9a5c-4e17-a735-0b6cf2d841f9', 'Northwind Traders', 'northwindtraders', 33, false),
    woodgrove: make('5e196fc7-3b4d-4f28-8c46-1d7e03a952ba', 'Woodgrove Bank', 'woodgrovebank', 47, true),
    wideWorld: make('6f2a70d8-c15e-4039-9d57-2e8f14ba63cb', 'Wide World Importers', 'wideworldimporters', 22, false),
  };
}
