import type { Directory } from '@tenantry/domain';
import { assign, assignmentsRead, readAssignments, toAssignments, unassign } from './app-role-assignments.ts';
import { itemsOrThrow } from './batch.ts';
import { readConfigurations, readJobs, readSettings } from './configurations.ts';
import {
  allowOutboundRedemption,
  createPartnerConfiguration,
  readPartnerConfigurations,
} from './cross-tenant-access-policy.ts';
import { gatherReads } from './gathered-reads.ts';
import type { GraphClient } from './graph-client.ts';
import { readOrganization } from './multitenant-organization.ts';
import { readPrincipals } from './principals.ts';
import {
  configurationIn,
  configurationRead,
  createConfiguration,
  deleteConfiguration,
  readConfiguration,
  renameConfiguration,
} from './service-principals.ts';
import { toSynchronizationJob } from './synchronization-job.ts';
import {
  checkConnection,
  createJob,
  jobIn,
  jobRead,
  jobsRead,
  pauseJob,
  readJob,
  readJobsOf,
  startJob,
} from './synchronization-jobs.ts';
import { saveSettings } from './synchronization-secrets.ts';

/** The home tenant's directory behind the domain's port: whose tenant it is, the client's tokens say. */
export function createGraphDirectory(client: GraphClient): Directory {
  const gathered = gatherReads(client);
  return {
    readOrganization: (signal) => readOrganization(client, signal),
    readPartnerConfigurations: (signal) => readPartnerConfigurations(client, signal),
    readConfigurations: (signal) => readConfigurations(client, signal),
    readJobs: (ids, signal) => readJobs(client, ids, signal),
    readSettings: (ids, signal) => readSettings(client, ids, signal),
    readPrincipals: (principals, signal) => readPrincipals(client, principals, signal),
    findConfigurations: (displayName, signal) => gathered.configurationsNamed(displayName, signal),
    readConfiguration: async (id, signal) =>
      gathered.part(configurationRead(id), signal, () => readConfiguration(client, id, signal), configurationIn),
    readJobsOf: async (id, signal) =>
      gathered.part(
        jobsRead(id),
        signal,
        () => readJobsOf(client, id, signal),
        (answer) => itemsOrThrow(answer).map(toSynchronizationJob),
      ),
    readJob: async (id, jobId, signal) =>
      gathered.part(jobRead(id, jobId), signal, () => readJob(client, id, jobId, signal), jobIn),
    readAssignments: async (id, signal) =>
      gathered.part(
        assignmentsRead(id),
        signal,
        () => readAssignments(client, id, signal),
        (answer) => toAssignments(itemsOrThrow(answer)),
      ),
    createPartnerConfiguration: (tenantId) => createPartnerConfiguration(client, tenantId),
    allowOutboundRedemption: (tenantId) => allowOutboundRedemption(client, tenantId),
    createConfiguration: (displayName) => createConfiguration(client, displayName),
    checkConnection: (id, targetTenantId) => checkConnection(client, id, targetTenantId),
    createJob: (id) => createJob(client, id),
    saveSettings: (id, settings) => saveSettings(client, id, settings),
    assign: (id, principal, roleId) => assign(client, id, principal, roleId),
    unassign: (id, assignmentId) => unassign(client, id, assignmentId),
    startJob: (id, jobId) => startJob(client, id, jobId),
    pauseJob: (id, jobId) => pauseJob(client, id, jobId),
    renameConfiguration: (id, displayName, applicationId) =>
      renameConfiguration(client, id, displayName, applicationId),
    deleteConfiguration: (id, applicationId) => deleteConfiguration(client, id, applicationId),
  };
}
