import { advanceSynchronization, createJob, saveSecrets } from '../engine/engine.ts';
import { removeMember } from '../organization/transitions.ts';
import { createRandom } from '../random/seeded-random.ts';
import type { Random } from '../random/seeded-random.ts';
import type { World } from '../world/world.ts';
import { addConfiguration, assign, secretsFor } from './configurations.ts';
import { createContoso } from './contoso.ts';
import { shareWith, shareWithEverybodyReady, sharedGroup, tenantNamed } from './sharing.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Contoso after a week of sharing: every partner that is ready has its people. */
export function createShared(seed: number, now: number): World {
  const { world } = sharedWorld('shared', seed, now);
  return world;
}

/** Four configurations that somebody began: one without a job, one without credentials, one without people, one complete. */
export function createHalfDone(seed: number, now: number): World {
  const { world, home, random } = firstDay('half-done', seed, now);
  const created = now - day;
  const begin = (displayName: string): ReturnType<typeof addConfiguration> =>
    addConfiguration(home, random, `MTO_Sync_${tenantNamed(world, displayName).tenantId}`, created);
  begin('Adventure Works');
  createJob(world, home, begin('Tailspin Toys'), created, random);
  const woodgrove = begin('Woodgrove Bank');
  createJob(world, home, woodgrove, created, random);
  saveSecrets(world, home, woodgrove, secretsFor(tenantNamed(world, 'Woodgrove Bank').tenantId), { now: created });
  shareWith(world, tenantNamed(world, 'Fabrikam'), random, created);
  advanceSynchronization(world, now, random);
  return world;
}

/** Fabrikam has withdrawn its consent two days ago; the job is in quarantine and accounts there are untouched. */
export function createQuarantined(seed: number, now: number): World {
  const { world, random } = sharedWorld('quarantined', seed, now - 2 * day);
  const inbound = tenantNamed(world, 'Fabrikam').partners.get(world.homeTenantId);
  if (inbound) inbound.identitySynchronization = { displayName: 'Contoso', userSyncInbound: { isSyncAllowed: false } };
  advanceSynchronization(world, now, random);
  return world;
}

/** Most people left the shared group by accident; the guard holds their deletion back in every tenant. */
export function createMassDelete(seed: number, now: number): World {
  const guard = {
    Enabled: true,
    Recipients: 'mto-alerts@contoso.com',
    DeleteThresholdEnabled: true,
    DeleteThresholdValue: 10,
  };
  const { world, random } = sharedWorld('mass-delete', seed, now - hour, guard);
  const group = sharedGroup(world);
  group.members = group.members.slice(-6);
  advanceSynchronization(world, now, random);
  return world;
}

/** Adventure Works has left the organization; its configuration goes on, as Microsoft documents. */
export function createTenantLeft(seed: number, now: number): World {
  const { world, random } = sharedWorld('tenant-left', seed, now - day);
  const left = tenantNamed(world, 'Adventure Works');
  if (world.organization) removeMember(world, world.organization, left.tenantId);
  advanceSynchronization(world, now, random);
  return world;
}

/** Somebody edited configurations by hand: another person here, a renamed one there, a second one of the same name. */
export function createDrifted(seed: number, now: number): World {
  const { world, random, configurations } = sharedWorld('drifted', seed, now - day);
  const home = tenantNamed(world, 'Contoso');
  const stranger = [...home.users.values()].at(-40);
  const fabrikam = configurations.get('Fabrikam');
  if (fabrikam && stranger) assign(fabrikam, random, stranger, 'User', now - day);
  const tailspin = configurations.get('Tailspin Toys');
  if (tailspin) tailspin.displayName = 'Tailspin people';
  addConfiguration(home, random, `MTO_Sync_${tenantNamed(world, 'Woodgrove Bank').tenantId}`, now - 2 * hour);
  advanceSynchronization(world, now, random);
  return world;
}

/** Contoso on its first day; what is special is how Graph behaves. */
export function createThrottled(seed: number, now: number): World {
  return firstDay('throttled', seed, now).world;
}

/** Every partner lacks another setting, so that each connection test fails in its own way. */
export function createBrokenPolicies(seed: number, now: number): World {
  const { world, home } = firstDay('broken-policies', seed, now);
  const inbound = (displayName: string): ReturnType<typeof home.partners.get> =>
    tenantNamed(world, displayName).partners.get(home.tenantId);
  const [fabrikam, adventureWorks] = [inbound('Fabrikam'), inbound('Adventure Works')];
  if (fabrikam) fabrikam.automaticUserConsentSettings = { inboundAllowed: null, outboundAllowed: true };
  if (adventureWorks)
    adventureWorks.identitySynchronization = { displayName: 'Contoso', userSyncInbound: { isSyncAllowed: false } };
  tenantNamed(world, 'Tailspin Toys').guestInvitations = 'none';
  tenantNamed(world, 'Woodgrove Bank').partners.delete(home.tenantId);
  return world;
}

function firstDay(
  scenario: string,
  seed: number,
  now: number,
): { world: World; home: ReturnType<typeof tenantNamed>; random: Random } {
  const world: World = { ...createContoso(seed, now), scenario };
  return { world, home: tenantNamed(world, 'Contoso'), random: createRandom(seed + 1) };
}

function sharedWorld(
  scenario: string,
  seed: number,
  now: number,
  notifications: Readonly<Record<string, unknown>> = {},
): { world: World; random: Random; configurations: ReturnType<typeof shareWithEverybodyReady> } {
  const { world, random } = firstDay(scenario, seed, now - 7 * day);
  const configurations = shareWithEverybodyReady(world, random, now - 7 * day, now, notifications);
  return { world, random, configurations };
}
