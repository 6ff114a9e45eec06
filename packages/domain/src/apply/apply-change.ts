import type { Change } from '../plan/change.ts';
import { ensureAssigned, ensureUnassigned } from './steps/assignments.ts';
import { ensureConfiguration, requireConfiguration } from './steps/configuration.ts';
import { awaitCycle } from './steps/cycle.ts';
import { ensureJob } from './steps/job.ts';
import { ensurePaused } from './steps/pause.ts';
import { ensureDeleted } from './steps/removal.ts';
import { ensureRenamed } from './steps/rename.ts';
import { ensureSettings } from './steps/settings.ts';
import { ensureStarted } from './steps/start.ts';
import { ensureOutboundRedemption, ensurePartnerConfiguration } from './steps/trust.ts';
import type { TenantWork } from './tenant-work.ts';

/** Does one change of a plan, or sees that it is done; what must hold before was seen with its stage. */
export async function applyChange(work: TenantWork, change: Change): Promise<'applied' | 'already-so'> {
  switch (change.kind) {
    case 'create-partner-configuration':
      return ensurePartnerConfiguration(work, change);
    case 'allow-outbound-redemption':
      return ensureOutboundRedemption(work, change);
    case 'create-configuration': {
      const outcome = await ensureConfiguration(work, change);
      await requireConfiguration(work);
      return outcome;
    }
    case 'create-job':
      return ensureJob(work, change);
    case 'save-settings':
      return ensureSettings(work, change);
    case 'assign':
      return ensureAssigned(work, change);
    case 'unassign':
      return ensureUnassigned(work, change);
    case 'start-job':
      return ensureStarted(work, change);
    case 'rename-configuration':
      return ensureRenamed(work, change);
    case 'pause-job':
      return ensurePaused(work, change);
    case 'await-cycle':
      return awaitCycle(work);
    case 'delete-configuration':
      return ensureDeleted(work, change);
  }
}
