/** Why a run goes no further although nothing failed. */
export type StopReason = 'cancelled' | 'parked' | 'abandoned';

/** Ends the work on a tenant between two steps. It never leaves the reconciler. */
export class RunStopped extends Error {
  override readonly name = 'RunStopped';
  readonly reason: StopReason;

  constructor(reason: StopReason) {
    super(`The run was stopped: ${reason}.`);
    this.reason = reason;
  }
}
