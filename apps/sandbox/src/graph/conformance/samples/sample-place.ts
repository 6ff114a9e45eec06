import { advanceSynchronization } from '../../../engine/engine.ts';
import { advanceOrganization } from '../../../organization/transitions.ts';
import { createRandom } from '../../../random/seeded-random.ts';
import { allowSynchronization, createConfiguration, createSmallSandbox, ids } from '../../testing/small-world.ts';
import type { Reply, SmallSandbox } from '../../testing/small-world.ts';

/** Where samples are sent: a small organization with one configuration towards the partner, called Fabrikam, and its job. */
export interface SamplePlace {
  readonly sandbox: SmallSandbox;
  readonly servicePrincipalId: string;
  readonly appId: string;
  readonly applicationId: string;
  readonly appRoleId: string;
  readonly assignmentId: string;
  readonly jobId: string;
  readonly ruleId: string;
  /** The schema of the job, as it was read. */
  readonly schema: unknown;
}

/** Opens a place of its own for one sample. Whatever synchronization needs is allowed, and Ben is assigned; the job is not started. */
export async function openSamplePlace(): Promise<SamplePlace> {
  const sandbox = createSmallSandbox();
  allowSynchronization(sandbox.world);
  const { id, appId, applicationId, appRoleId } = await createConfiguration(sandbox);
  const path = `/servicePrincipals/${id}`;
  await sandbox.send('PATCH', path, { displayName: 'Fabrikam' });
  const job = await sandbox.send('POST', `${path}/synchronization/jobs`, { templateId: 'Azure2Azure' });
  const jobId = textOf(job, 'id');
  await sandbox.send('PUT', `${path}/synchronization/secrets`, {
    value: [
      { key: 'AuthenticationType', value: 'SyncPolicy' },
      { key: 'CompanyId', value: ids.partner },
    ],
  });
  const assigned = await sandbox.send('POST', `${path}/appRoleAssignedTo`, {
    principalId: ids.ben,
    resourceId: id,
    appRoleId,
  });
  const schema = await sandbox.send('GET', `${path}/synchronization/jobs/${jobId}/schema`);
  const [rule] = schema.body['synchronizationRules'] as readonly { readonly id: string }[];
  const assignmentId = textOf(assigned, 'id');
  return {
    sandbox,
    servicePrincipalId: id,
    appId,
    applicationId,
    appRoleId,
    assignmentId,
    jobId,
    ruleId: rule?.id ?? '',
    schema: schema.body,
  };
}

/** Starts the job and lets its first cycle end. */
export async function runFirstCycle(place: SamplePlace): Promise<void> {
  const { sandbox, servicePrincipalId, jobId } = place;
  await sandbox.send('POST', `/servicePrincipals/${servicePrincipalId}/synchronization/jobs/${jobId}/start`);
  sandbox.clock.advance(10 * 60_000);
  advanceSynchronization(sandbox.world, sandbox.clock.now(), createRandom(1));
}

/** Lets four hours pass, in which whatever was asked of the organization is done. */
export function letHoursPass({ sandbox }: SamplePlace): void {
  sandbox.clock.advance(4 * 3_600_000);
  advanceOrganization(sandbox.world, sandbox.clock.now(), createRandom(1));
}

function textOf(reply: Reply, name: string): string {
  return String(reply.body[name]);
}
