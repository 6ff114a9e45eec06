/** The provisioning engine as the rest of the sandbox knows it. */
export { advanceSynchronization, nextSynchronization } from './agenda.ts';
export { validateConnection } from './connection.ts';
export { replaceSchema, resetSchema, saveSecrets } from './job-configuration.ts';
export { createJob, pauseJob, restartJob, startJob } from './job-lifecycle.ts';
export { provisionOnDemand } from './on-demand.ts';
