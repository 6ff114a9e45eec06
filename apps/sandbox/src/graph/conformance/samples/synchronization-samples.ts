import { ids } from '../../testing/small-world.ts';
import type { SamplePlace } from './sample-place.ts';
import { contextFact, type Sample } from './sample.ts';

const synchronization = '/servicePrincipals/{servicePrincipal-id}/synchronization';
const oneTemplate = `${synchronization}/templates/{synchronizationTemplate-id}`;
const below = ({ servicePrincipalId }: SamplePlace): string =>
  `/servicePrincipals/${servicePrincipalId}/synchronization`;
const job = (place: SamplePlace): string => `${below(place)}/jobs/${place.jobId}`;
const status =
  'countSuccessiveCompleteFailures escrowsPruned code lastExecution lastSuccessfulExecution lastSuccessfulExecutionWithExports quarantine steadyStateFirstAchievedTime steadyStateLastAchievedTime troubleshootingUrl progress synchronizedEntryCountByType';
const shown = `id templateId schedule.expiration schedule.interval schedule.state ${status.replaceAll(/(\S+)/g, 'status.$1')} synchronizationJobSettings[].name synchronizationJobSettings[].value`;
const never = '0001-01-01T00:00:00Z';
const credentials = [
  { key: 'CompanyId', value: ids.partner },
  { key: 'AuthenticationType', value: 'SyncPolicy' },
];
const settings = [
  { name: 'AzureIngestionAttributeOptimization', value: 'False' },
  { name: 'LookaheadQueryEnabled', value: 'False' },
];

/** Templates, jobs and their credentials. */
export const synchronizationSamples: readonly Sample[] = [
  {
    operation: `GET ${synchronization}/templates`,
    sentence: 'the templates of a configuration are listed',
    source: 'synchronization-synchronization-list-templates',
    request: (place) => ({ path: `${below(place)}/templates` }),
    status: 200,
    members: 'value[].id value[].factoryTag value[].schema.directories value[].schema.synchronizationRules',
    facts: { value: [{ id: 'Azure2Azure' }] },
  },
  {
    operation: `GET ${oneTemplate}`,
    sentence: 'a template is read',
    source: 'synchronization-synchronizationtemplate-get',
    request: (place) => ({ path: `${below(place)}/templates/Azure2Azure` }),
    status: 200,
    members: 'id factoryTag schema.directories schema.synchronizationRules',
    facts: { id: 'Azure2Azure' },
  },
  {
    operation: `GET ${oneTemplate}/schema`,
    sentence: 'the schema of a template is read',
    source:
      'derived from synchronization-synchronizationschema-get, which allows this address and has that of a job in its example',
    request: (place) => ({ path: `${below(place)}/templates/Azure2Azure/schema` }),
    status: 200,
    members: 'directories[].name directories[].objects[].attributes[].type synchronizationRules[].objectMappings',
  },
  {
    operation: `POST ${synchronization}/jobs/validateCredentials`,
    sentence: 'the connection is tested before there is a job',
    source: 'how-to',
    request: (place) => ({
      path: `${below(place)}/jobs/validateCredentials`,
      body: { useSavedCredentials: false, templateId: 'Azure2Azure', credentials },
    }),
    status: 204,
  },
  {
    operation: `POST ${synchronization}/jobs`,
    sentence: 'a job is created',
    source: 'how-to',
    given: (place) => place.sandbox.send('DELETE', job(place)),
    request: (place) => ({ path: `${below(place)}/jobs`, body: { templateId: 'Azure2Azure' } }),
    status: 201,
    members: shown,
    facts: ({ servicePrincipalId }) => ({
      ...contextFact(`servicePrincipals('${servicePrincipalId}')/synchronization/jobs/$entity`),
      templateId: 'Azure2Azure',
      schedule: { expiration: null, interval: 'PT40M', state: 'Disabled' },
      status: {
        countSuccessiveCompleteFailures: 0,
        escrowsPruned: false,
        code: 'Paused',
        lastExecution: null,
        lastSuccessfulExecution: null,
        lastSuccessfulExecutionWithExports: null,
        quarantine: null,
        steadyStateFirstAchievedTime: never,
        steadyStateLastAchievedTime: never,
        troubleshootingUrl: null,
        progress: [],
        synchronizedEntryCountByType: [],
      },
      synchronizationJobSettings: settings,
    }),
  },
  {
    operation: `GET ${synchronization}/jobs`,
    sentence: 'the jobs of a configuration are listed, with a slash at the end as the page has it',
    source: 'synchronization-synchronization-list-jobs',
    request: (place) => ({ path: `${below(place)}/jobs/` }),
    status: 200,
    members: shown.replaceAll(/(\S+)/g, 'value[].$1'),
  },
  {
    operation: `GET ${synchronization}/secrets`,
    sentence: 'the credentials of a configuration are read',
    source: 'derived from what Terraform sends: Microsoft documents no such request',
    request: (place) => ({ path: `${below(place)}/secrets` }),
    status: 200,
    members: 'value[].key value[].value',
  },
  {
    operation: `PUT ${synchronization}/secrets`,
    sentence: 'the credentials of a configuration are saved',
    source: 'how-to',
    request: (place) => ({
      path: `${below(place)}/secrets`,
      body: {
        value: [
          { key: 'AuthenticationType', value: 'SyncPolicy' },
          { key: 'CompanyId', value: ids.partner },
          {
            key: 'SyncNotificationSettings',
            value: '{"Enabled":false,"DeleteThresholdEnabled":false,"HumanResourcesLookaheadQueryEnabled":false}',
          },
          { key: 'SyncAll', value: 'false' },
        ],
      },
    }),
    status: 204,
  },
];
