import { ids, tenantOf } from '../../testing/small-world.ts';
import { runFirstCycle, type SamplePlace } from './sample-place.ts';
import { contextFact, type Sample } from './sample.ts';

const synchronization = '/servicePrincipals/{servicePrincipal-id}/synchronization';
const oneJob = `${synchronization}/jobs/{synchronizationJob-id}`;
const below = ({ servicePrincipalId }: SamplePlace): string =>
  `/servicePrincipals/${servicePrincipalId}/synchronization`;
const job = (place: SamplePlace): string => `${below(place)}/jobs/${place.jobId}`;
const status =
  'countSuccessiveCompleteFailures escrowsPruned code lastExecution lastSuccessfulExecution lastSuccessfulExecutionWithExports quarantine steadyStateFirstAchievedTime steadyStateLastAchievedTime troubleshootingUrl progress synchronizedEntryCountByType';
const shown = `id templateId schedule.expiration schedule.interval schedule.state ${status.replaceAll(/(\S+)/g, 'status.$1')} synchronizationJobSettings[].name synchronizationJobSettings[].value`;
const quarantine =
  'currentBegan nextAttempt reason seriesBegan seriesCount error.code error.message error.tenantActionable';
const execution =
  'activityIdentifier countEntitled countEntitledForProvisioning countEscrowed countEscrowedRaw countExported countExports countImported countImportedDeltas countImportedReferenceDeltas state timeBegan timeEnded error.code error.message error.tenantActionable';
const never = '0001-01-01T00:00:00Z';
const credentials = [
  { key: 'CompanyId', value: ids.partner },
  { key: 'AuthenticationType', value: 'SyncPolicy' },
];
const settings = [
  { name: 'AzureIngestionAttributeOptimization', value: 'False' },
  { name: 'LookaheadQueryEnabled', value: 'False' },
];

/** One job, and what is done with it. */
export const jobSamples: readonly Sample[] = [
  {
    operation: `GET ${oneJob}`,
    sentence: 'a job is read, with a slash at the end as the page has it',
    source: 'synchronization-synchronizationjob-get',
    request: (place) => ({ path: `${job(place)}/` }),
    status: 200,
    members: shown,
  },
  {
    operation: `GET ${oneJob}`,
    sentence: 'a job in quarantine tells why and until when, with a slash at the end as the page has it',
    source: 'synchronization-synchronizationjob-get, whose job is paused besides',
    given: async (place) => {
      const inbound = tenantOf(place.sandbox.world, ids.partner).partners.get(ids.home);
      if (inbound) inbound.identitySynchronization = null;
      await runFirstCycle(place);
    },
    request: (place) => ({ path: `${job(place)}/` }),
    status: 200,
    members: `${shown} ${quarantine.replaceAll(/(\S+)/g, 'status.quarantine.$1')}`,
    facts: ({ jobId }) => ({ id: jobId, status: { quarantine: { error: { tenantActionable: true } } } }),
  },
  {
    operation: `GET ${oneJob}`,
    sentence: 'a job that was just started seems to have failed in the year 1',
    source: 'how-to',
    given: (place) => place.sandbox.send('POST', `${job(place)}/start`),
    request: (place) => ({ path: job(place) }),
    status: 200,
    members: `${shown} ${execution.replaceAll(/(\S+)/g, 'status.lastExecution.$1')}`,
    facts: {
      schedule: { expiration: null, interval: 'PT40M', state: 'Active' },
      status: {
        code: 'NotRun',
        lastSuccessfulExecution: null,
        steadyStateFirstAchievedTime: never,
        lastExecution: {
          activityIdentifier: null,
          state: 'Failed',
          timeBegan: never,
          timeEnded: never,
          error: { code: 'None', message: '', tenantActionable: false },
        },
      },
      synchronizationJobSettings: settings,
    },
  },
  {
    operation: `PATCH ${oneJob}`,
    sentence: 'a job is not changed by itself, whatever the SDKs offer',
    source: 'derived from the SDKs, which offer it: no page has it, and the service is said to know no such resource',
    request: (place) => ({ path: job(place), body: { schedule: { state: 'Active' } } }),
    status: 404,
  },
  {
    operation: `DELETE ${oneJob}`,
    sentence: 'a job is deleted, with a slash at the end as the page has it',
    source: 'synchronization-synchronizationjob-delete',
    request: (place) => ({ path: `${job(place)}/` }),
    status: 204,
  },
  {
    operation: `POST ${oneJob}/validateCredentials`,
    sentence: 'the connection of a job is tested',
    source:
      'derived from synchronization-synchronizationjob-validatecredentials with the credentials of the how-to: the page shows those of another connector',
    request: (place) => ({ path: `${job(place)}/validateCredentials`, body: { credentials } }),
    status: 204,
  },
  {
    operation: `POST ${oneJob}/start`,
    sentence: 'a job is started',
    source: 'synchronization-synchronizationjob-start',
    request: (place) => ({ path: `${job(place)}/start` }),
    status: 204,
  },
  {
    operation: `POST ${oneJob}/pause`,
    sentence: 'a job is paused',
    source: 'synchronization-synchronizationjob-pause',
    given: runFirstCycle,
    request: (place) => ({ path: `${job(place)}/pause` }),
    status: 204,
  },
  {
    operation: `POST ${oneJob}/restart`,
    sentence: 'a job begins anew',
    source: 'synchronization-synchronizationjob-restart',
    given: runFirstCycle,
    request: (place) => ({
      path: `${job(place)}/restart`,
      body: { criteria: { resetScope: 'Watermark, Escrows, QuarantineState' } },
    }),
    status: 204,
  },
  {
    operation: `POST ${oneJob}/provisionOnDemand`,
    sentence: 'a user is provisioned on demand',
    source: 'how-to and synchronization-synchronizationjob-provisionondemand, with the members in another order',
    given: runFirstCycle,
    request: (place) => ({
      path: `${job(place)}/provisionOnDemand`,
      body: {
        parameters: [{ ruleId: place.ruleId, subjects: [{ objectId: ids.ben, objectTypeName: 'User' }] }],
      },
    }),
    status: 200,
    members: 'key value',
    facts: contextFact('microsoft.graph.stringKeyStringValuePair'),
  },
];
