/**
 * The run does not hold the lease any more: somebody else may be writing. Nothing was written after this was noticed,
 * and nothing may be before the lease is held again.
 */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';

  constructor() {
    super('The lease of the run was lost.');
  }
}
