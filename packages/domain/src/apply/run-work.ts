import type { MultitenantOrganization } from '../organization.ts';
import type { PartnerConfiguration } from '../partner-configuration.ts';
import type { Sharing } from '../sharing.ts';
import type { TenantId } from '../tenant.ts';
import { trackLag } from './lag.ts';
import type { Lag } from './lag.ts';
import type { ApplyPorts } from './ports.ts';
import type { RunEvent } from './run-event.ts';
import { shareRead } from './shared-read.ts';
import type { SharedRead } from './shared-read.ts';
import { createThrottle } from './throttle.ts';
import type { Throttle } from './throttle.ts';

/** What the work on all tenants of a run has in common. */
export interface RunWork {
  readonly runId: string;
  readonly homeTenantId: TenantId;
  readonly sharing: Sharing;
  readonly ports: ApplyPorts;
  /** When this process took the run up, in milliseconds since the epoch. */
  readonly begunAt: number;
  readonly emit: (event: RunEvent) => void;
  /** Aborted when the run goes no further; its reason is an error to be thrown. */
  readonly stop: AbortSignal;
  /** Lets no tenant take another step. The first reason counts. */
  readonly halt: (reason: Error) => void;
  readonly lag: Lag;
  readonly throttle: Throttle;
  readonly organization: SharedRead<MultitenantOrganization>;
  readonly partners: SharedRead<readonly PartnerConfiguration[]>;
}

/** The common part of a run; nothing is read or written before somebody asks. */
export function beginRunWork(
  { runId, homeTenantId, sharing }: Pick<RunWork, 'runId' | 'homeTenantId' | 'sharing'>,
  ports: ApplyPorts,
  emit: (event: RunEvent) => void,
): RunWork {
  const controller = new AbortController();
  const stop = controller.signal;
  const now = () => ports.clock.now();
  return {
    runId,
    homeTenantId,
    sharing,
    ports,
    begunAt: now(),
    emit,
    stop,
    halt: (reason) => controller.abort(reason),
    lag: trackLag(),
    throttle: createThrottle(ports, emit, stop),
    organization: shareRead(() => ports.directory.readOrganization(stop), now),
    partners: shareRead(() => ports.directory.readPartnerConfigurations(stop), now),
  };
}
