import { DirectoryError, type FoundConfiguration } from '@tenantry/domain';
import { bodyOrThrow, type BatchAnswer, type BatchRead } from './batch.ts';
import type { GraphClient } from './graph-client.ts';
import { guid, path } from './graph-path.ts';
import {
  asObject,
  booleanIn,
  momentIn,
  objectIn,
  objectsIn,
  requiredTextIn,
  textIn,
  textsIn,
  type JsonObject,
} from './json.ts';
import { filter } from './odata.ts';
import { readAllPages } from './pages.ts';

/** The gallery template every cross-tenant synchronization configuration is made from. */
const crossTenantTemplate = '518e5f48-1fc8-4c48-9387-9fdf28b0dfe7';

const largestPage = 999;

/** A configuration as the list tells it, with the first of those who are assigned. */
export interface ListedConfiguration {
  readonly configuration: FoundConfiguration;
  /** As Graph has them; cut after twenty. */
  readonly assignments: readonly JsonObject[];
}

/**
 * Every configuration of the cross-tenant template, whatever its name. Whole objects are asked for: when one was made is told by
 * no property that can be selected, and yet by many answers.
 *
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-list
 */
export async function listConfigurationsWithAssignments(
  client: GraphClient,
  signal?: AbortSignal,
): Promise<readonly ListedConfiguration[]> {
  const found = await readAllPages(client, {
    path: path`/servicePrincipals`,
    query: {
      filter: filter`applicationTemplateId eq ${crossTenantTemplate}`,
      expand: 'appRoleAssignedTo',
      top: largestPage,
    },
    signal,
  });
  return found.map((servicePrincipal) => ({
    configuration: toFoundConfiguration(servicePrincipal),
    assignments: objectsIn(servicePrincipal, 'appRoleAssignedTo'),
  }));
}

/**
 * Every configuration of the cross-tenant template without who is assigned.
 *
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-list
 */
export async function listConfigurations(
  client: GraphClient,
  signal?: AbortSignal,
): Promise<readonly FoundConfiguration[]> {
  const found = await readAllPages(client, {
    path: path`/servicePrincipals`,
    query: { filter: filter`applicationTemplateId eq ${crossTenantTemplate}`, top: largestPage },
    signal,
  });
  return found.map((servicePrincipal) => toFoundConfiguration(servicePrincipal));
}

/** The configurations of the template that carry exactly this name; names differ not by case. */
export async function findConfigurations(
  client: GraphClient,
  displayName: string,
  signal?: AbortSignal,
): Promise<readonly FoundConfiguration[]> {
  const found = await readAllPages(client, {
    path: path`/servicePrincipals`,
    query: { filter: filter`displayName eq ${displayName}`, top: largestPage },
    signal,
  });
  return found.filter(isConfiguration).map((servicePrincipal) => toFoundConfiguration(servicePrincipal));
}

/** The read of one configuration by id, for a batch. */
export function configurationRead(servicePrincipalId: string): BatchRead {
  return { path: path`/servicePrincipals/${guid(servicePrincipalId)}` };
}

/** What a batch says of one configuration; `undefined` when the directory does not know it (yet). */
export function configurationIn(answer: BatchAnswer | undefined): FoundConfiguration | undefined {
  if (answer?.ok === false && answer.error.code === 'not-found') return undefined;
  return toFoundConfiguration(asObject(bodyOrThrow(answer), 'a service principal'));
}

/** One configuration by id; `undefined` when the directory does not know it (yet). */
export async function readConfiguration(
  client: GraphClient,
  servicePrincipalId: string,
  signal?: AbortSignal,
): Promise<FoundConfiguration | undefined> {
  try {
    return await client.call({
      method: 'GET',
      path: path`/servicePrincipals/${guid(servicePrincipalId)}`,
      kind: 'read',
      repetition: 'harmless',
      signal,
      read: (body) => toFoundConfiguration(asObject(body, 'a service principal')),
    });
  } catch (error) {
    if (error instanceof DirectoryError && error.code === 'not-found') return undefined;
    throw error;
  }
}

/**
 * Makes an application and its service principal from the template: a new pair at every call, names need not be unique.
 *
 * @see https://learn.microsoft.com/graph/api/applicationtemplate-instantiate
 */
export async function createConfiguration(client: GraphClient, displayName: string): Promise<FoundConfiguration> {
  return client.call({
    method: 'POST',
    path: path`/applicationTemplates/${guid(crossTenantTemplate)}/instantiate`,
    kind: 'instantiate',
    repetition: 'creates',
    body: { displayName },
    read(body) {
      const made = asObject(body, 'what was made');
      const servicePrincipal = asObject(made['servicePrincipal'], 'the service principal');
      const application = objectIn(made, 'application');
      const applicationId = textIn(application, 'id');
      return {
        ...toFoundConfiguration(servicePrincipal, momentIn(application, 'createdDateTime')),
        ...(applicationId === undefined ? {} : { applicationId }),
      };
    },
  });
}

/**
 * Renames the service principal, whose name is what admin centers show, and its application registration where its object id is
 * known: a service principal does not tell it.
 *
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-update
 */
export async function renameConfiguration(
  client: GraphClient,
  servicePrincipalId: string,
  displayName: string,
  applicationId?: string,
): Promise<void> {
  await client.call({
    method: 'PATCH',
    path: path`/servicePrincipals/${guid(servicePrincipalId)}`,
    kind: 'write',
    repetition: 'idempotent',
    body: { displayName },
    read: () => undefined,
  });
  if (applicationId === undefined) return;
  await unlessRefused(
    client.call({
      method: 'PATCH',
      path: path`/applications/${guid(applicationId)}`,
      kind: 'write',
      repetition: 'idempotent',
      body: { displayName },
      read: () => undefined,
    }),
  );
}

/**
 * Deletes the service principal and with it jobs, secrets and assignments; people it made in the target stay. Then its
 * application registration, where its object id is known: without a service principal it is of no effect, so that whatever
 * happens to it does not count.
 *
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-delete
 */
export async function deleteConfiguration(
  client: GraphClient,
  servicePrincipalId: string,
  applicationId?: string,
): Promise<void> {
  await client.call({
    method: 'DELETE',
    path: path`/servicePrincipals/${guid(servicePrincipalId)}`,
    kind: 'write',
    repetition: 'idempotent',
    read: () => undefined,
  });
  if (applicationId === undefined) return;
  await unlessRefused(
    client.call({
      method: 'DELETE',
      path: path`/applications/${guid(applicationId)}`,
      kind: 'write',
      repetition: 'idempotent',
      read: () => undefined,
    }),
  );
}

/** For what is only tidied up: the directory may refuse it. What is no answer of the directory is thrown. */
async function unlessRefused(call: Promise<void>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
  }
}

function isConfiguration(servicePrincipal: JsonObject): boolean {
  return textIn(servicePrincipal, 'applicationTemplateId')?.toLowerCase() === crossTenantTemplate;
}

function toFoundConfiguration(servicePrincipal: JsonObject, madeAt?: number): FoundConfiguration {
  const createdAt = momentIn(servicePrincipal, 'createdDateTime') ?? madeAt;
  const assignmentRoleId = assignmentRoleOf(servicePrincipal);
  return {
    servicePrincipalId: requiredTextIn(servicePrincipal, 'id'),
    applicationClientId: requiredTextIn(servicePrincipal, 'appId'),
    displayName: textIn(servicePrincipal, 'displayName') ?? '',
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(assignmentRoleId === undefined ? {} : { assignmentRoleId }),
  };
}

/** The role people have to be assigned with. The template names it `msiam_access`; a translated name leaves the only role for users. */
function assignmentRoleOf(servicePrincipal: JsonObject): string | undefined {
  const roles = objectsIn(servicePrincipal, 'appRoles').filter(
    (role) => booleanIn(role, 'isEnabled') !== false && textsIn(role, 'allowedMemberTypes').includes('User'),
  );
  const named = roles.find((role) => textIn(role, 'displayName') === 'msiam_access');
  return textIn(named ?? (roles.length === 1 ? roles[0] : undefined), 'id');
}
