import { readInBatches } from './batch.ts';
import type { GraphClient } from './graph-client.ts';
import { guid, jobId, path } from './graph-path.ts';
import { asObject, objectIn, objectsIn, textIn, type JsonObject } from './json.ts';

/** A job whose mapping is asked for. */
export interface MappedJob {
  readonly servicePrincipalId: string;
  readonly jobId: string;
}

/**
 * As what each job creates people in the target tenant, by service principal id. A job is absent whose mapping could not be
 * read, or decides it person by person.
 *
 * @see https://learn.microsoft.com/entra/external-id/user-properties
 */
export async function readAccountTypes(
  client: GraphClient,
  jobs: readonly MappedJob[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, 'member' | 'guest'>> {
  const answers = await readInBatches(
    client,
    jobs.map((job) => ({
      path: path`/servicePrincipals/${guid(job.servicePrincipalId)}/synchronization/jobs/${jobId(job.jobId)}/schema`,
    })),
    signal,
  );
  return new Map(
    jobs.flatMap(({ servicePrincipalId }, index) => {
      const answer = answers[index];
      const type = answer?.ok === true ? accountTypeIn(asObject(answer.body, 'the schema')) : undefined;
      return type === undefined ? [] : [[servicePrincipalId, type] as const];
    }),
  );
}

function accountTypeIn(schema: JsonObject): 'member' | 'guest' | undefined {
  const mappings = objectsIn(schema, 'synchronizationRules')
    .flatMap((rule) => objectsIn(rule, 'objectMappings'))
    .filter((mapping) => textIn(mapping, 'targetObjectName')?.toLowerCase() === 'user')
    .flatMap((mapping) => objectsIn(mapping, 'attributeMappings'));
  const source = objectIn(
    mappings.find((mapping) => textIn(mapping, 'targetAttributeName')?.toLowerCase() === 'usertype'),
    'source',
  );
  if (textIn(source, 'type')?.toLowerCase() !== 'constant') return undefined;
  const constant = (textIn(source, 'name') ?? textIn(source, 'expression') ?? '').replaceAll('"', '').toLowerCase();
  return constant === 'member' || constant === 'guest' ? constant : undefined;
}
