import type { Stage } from '../stage.ts';
import { credentials, template } from './how-to.ts';

/** How exactly the moment is known at which something is seen, in milliseconds. */
const step = 250;

/**
 * What nobody can be faster than: every write is sent once, at the first moment at which Graph takes it and at which it is
 * safe, as somebody would who knows without asking when that is. Safe is a start when the configuration is found by its name
 * and those in scope are listed. It ends when all jobs are seen to run.
 */
export async function knowEverything(stage: Stage): Promise<void> {
  await Promise.all(stage.tenants.map((tenantId) => shareKnowing(stage, tenantId)));
}

async function shareKnowing(stage: Stage, tenantId: string): Promise<void> {
  const displayName = `MTO_Sync_${tenantId}`;
  const made = await stage.call('POST', `${template}/instantiate`, { displayName });
  const { id, appRoles } = made.body['servicePrincipal'] as { id: string; appRoles: readonly { id: string }[] };
  const path = `/servicePrincipals/${id}`;
  const jobs = `${path}/synchronization/jobs`;
  await moment(stage, async () => (await stage.peek(path)).status === 200);
  const check = { useSavedCredentials: false, templateId: 'Azure2Azure', credentials: credentials(tenantId) };
  await stage.call('POST', `${jobs}/validateCredentials`, check);
  const assignment = { principalId: stage.group.id, resourceId: id, appRoleId: appRoles[0]?.id };
  const [jobId] = await Promise.all([
    stage.call('POST', jobs, { templateId: 'Azure2Azure' }).then(async (job) => {
      await stage.call('PUT', `${path}/synchronization/secrets`, { value: credentials(tenantId) });
      return String(job.body['id']);
    }),
    stage.call('POST', `${path}/appRoleAssignedTo`, assignment),
  ]);
  await moment(stage, async () => (await stage.peek(`${jobs}/${jobId}`)).status === 200);
  await moment(stage, async () => isFilled(await stage.peek(`${path}/appRoleAssignedTo`)));
  await moment(stage, async () =>
    isFilled(await stage.peek(`/servicePrincipals?$filter=displayName eq '${displayName}'`)),
  );
  await stage.call('POST', `${jobs}/${jobId}/start`);
  await moment(stage, async () => {
    const { schedule } = (await stage.peek(`${jobs}/${jobId}`)).body as { schedule?: { state: string } };
    return schedule?.state === 'Active';
  });
}

function isFilled({ body }: { readonly body: Readonly<Record<string, unknown>> }): boolean {
  return (body['value'] as readonly unknown[] | undefined)?.length === 1;
}

async function moment({ time }: Stage, isThere: () => Promise<boolean>): Promise<void> {
  while (!(await isThere())) await time.sleep(step - (time.now() % step));
}
