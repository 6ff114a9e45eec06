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
  const [made] = await Promise.all([
    stage.call('POST', `${template}/instantiate`, { displayName }),
    allowOutbound(stage, tenantId),
  ]);
  const { id, appRoles } = made.body['servicePrincipal'] as { id: string; appRoles: readonly { id: string }[] };
  const path = `/servicePrincipals/${id}`;
  const jobs = `${path}/synchronization/jobs`;
  await moment(stage, async () => (await stage.peek(path)).status === 200);
  const check = { useSavedCredentials: false, templateId: 'Azure2Azure', credentials: credentials(tenantId) };
  const [jobId] = await Promise.all([
    stage.call('POST', jobs, { templateId: 'Azure2Azure' }).then(async (job) => {
      await stage.call('PUT', `${path}/synchronization/secrets`, { value: credentials(tenantId) });
      return String(job.body['id']);
    }),
    stage.call('POST', `${jobs}/validateCredentials`, check),
    ...stage.groups.map((group) => {
      const assignment = { principalId: group.id, resourceId: id, appRoleId: appRoles[0]?.id };
      return stage.call('POST', `${path}/appRoleAssignedTo`, assignment);
    }),
  ]);
  await moment(stage, async () => (await stage.peek(`${jobs}/${jobId}`)).status === 200);
  await moment(stage, async () => holds(await stage.peek(`${path}/appRoleAssignedTo`), stage.groups.length));
  await moment(stage, async () =>
    holds(await stage.peek(`/servicePrincipals?$filter=displayName eq '${displayName}'`), 1),
  );
  await stage.call('POST', `${jobs}/${jobId}/start`);
  await moment(stage, async () => {
    const { schedule } = (await stage.peek(`${jobs}/${jobId}`)).body as { schedule?: { state: string } };
    return schedule?.state === 'Active';
  });
}

async function allowOutbound(stage: Stage, tenantId: string): Promise<void> {
  const partners = '/policies/crossTenantAccessPolicy/partners';
  await stage.call('POST', partners, { tenantId });
  await moment(stage, async () => (await stage.peek(`${partners}/${tenantId}`)).status === 200);
  const outbound = { automaticUserConsentSettings: { outboundAllowed: true } };
  await stage.call('PATCH', `${partners}/${tenantId}`, outbound);
}

function holds({ body }: { readonly body: Readonly<Record<string, unknown>> }, count: number): boolean {
  return (body['value'] as readonly unknown[] | undefined)?.length === count;
}

async function moment({ time }: Stage, isThere: () => Promise<boolean>): Promise<void> {
  while (!(await isThere())) await time.sleep(Math.ceil(step - (time.now() % step)));
}
