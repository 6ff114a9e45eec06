import { DirectoryError, type SchemaEntry, type SynchronizationSchema } from '@tenantry/domain';
import { bodyOrThrow, readInBatches, type BatchRead } from './batch.ts';
import type { GraphClient } from './graph-client.ts';
import { guid, jobId, path } from './graph-path.ts';
import { asObject, booleanIn, numberIn, objectIn, objectsIn, textIn, textsIn, type JsonObject } from './json.ts';

/** A job by its ids. */
export interface JobIdentity {
  readonly servicePrincipalId: string;
  readonly jobId: string;
}

/**
 * Mappings and filters of these jobs, by job id; one that could not be read is absent, and says nothing of the others.
 * Throws when none could be asked for.
 *
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronizationschema-get
 */
export async function readSynchronizationSchemas(
  client: GraphClient,
  jobs: readonly JobIdentity[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, SynchronizationSchema>> {
  const answers = await readInBatches(client, jobs.map(schemaRead), signal);
  return new Map(
    jobs.flatMap((job, index): [string, SynchronizationSchema][] => {
      const schema = schemaOrNothing(answers[index]);
      return schema ? [[job.jobId, schema]] : [];
    }),
  );
}

function schemaRead({ servicePrincipalId, jobId: job }: JobIdentity): BatchRead {
  return { path: path`/servicePrincipals/${guid(servicePrincipalId)}/synchronization/jobs/${jobId(job)}/schema` };
}

function schemaOrNothing(answer: Parameters<typeof bodyOrThrow>[0]): SynchronizationSchema | undefined {
  try {
    return toSynchronizationSchema(asObject(bodyOrThrow(answer), 'a schema'));
  } catch (error) {
    if (error instanceof DirectoryError) return undefined;
    throw error;
  }
}

/**
 * A schema condensed to what decides who is synchronized and with which properties: one entry for every object mapping, every
 * attribute mapping and every filter group. Ids, versions and directories are left out: they change without meaning anything.
 * @throws {DirectoryError} `unexpected-answer` when there are no rules.
 *
 * @see https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationschema
 */
export function toSynchronizationSchema(schema: JsonObject): SynchronizationSchema {
  if (!Array.isArray(schema['synchronizationRules']))
    throw new DirectoryError('unexpected-answer', 'Microsoft Graph answered a schema without rules.');
  const rules = objectsIn(schema, 'synchronizationRules');
  const objects = rules.flatMap((rule) =>
    objectsIn(rule, 'objectMappings').map((mapping) => ({
      mapping,
      name: [...(rules.length > 1 ? [textIn(rule, 'name') ?? 'Rule'] : []), textIn(mapping, 'name') ?? 'Mapping'].join(
        ': ',
      ),
    })),
  );
  return {
    mappings: distinct(objects.flatMap(({ mapping, name }) => mappingEntries(mapping, name))),
    filters: distinct(objects.flatMap(({ mapping, name }) => filterEntries(objectIn(mapping, 'scope'), name))),
  };
}

function mappingEntries(mapping: JsonObject, name: string): SchemaEntry[] {
  const [source, target] = [textIn(mapping, 'sourceObjectName') ?? '?', textIn(mapping, 'targetObjectName') ?? '?'];
  const state = booleanIn(mapping, 'enabled') === false ? 'off' : 'on';
  const whole = { name, text: `${state}, ${source} to ${target}, ${textIn(mapping, 'flowTypes') ?? 'None'}` };
  return [whole, ...objectsIn(mapping, 'attributeMappings').map((attribute) => attributeEntry(attribute, name))];
}

function attributeEntry(attribute: JsonObject, name: string): SchemaEntry {
  const source = objectIn(attribute, 'source');
  const priority = numberIn(attribute, 'matchingPriority') ?? 0;
  const flow = textIn(attribute, 'flowType') ?? 'Always';
  const behavior = textIn(attribute, 'flowBehavior') ?? 'FlowWhenChanged';
  const fallback = textIn(attribute, 'defaultValue');
  const parts = [
    textIn(source, 'expression') ?? textIn(source, 'name') ?? '(nothing)',
    ...(priority > 0 ? [`matching precedence ${String(priority)}`] : []),
    ...(flow === 'Always' ? [] : [flow]),
    ...(behavior === 'FlowWhenChanged' ? [] : [behavior]),
    ...(fallback === undefined ? [] : [`default ${JSON.stringify(fallback)}`]),
  ];
  return { name: `${name}: ${textIn(attribute, 'targetAttributeName') ?? '?'}`, text: parts.join(', ') };
}

const filterKinds = ['groups', 'inputFilterGroups', 'categoryFilterGroups'] as const;

function filterEntries(scope: JsonObject | undefined, name: string): SchemaEntry[] {
  return filterKinds.flatMap((kind) =>
    objectsIn(scope, kind).map((group) => ({
      name: [name, ...(kind === 'groups' ? [] : [kind]), textIn(group, 'name') ?? 'Filter'].join(': '),
      text: objectsIn(group, 'clauses').map(clauseText).join(' AND '),
    })),
  );
}

function clauseText(clause: JsonObject): string {
  const values = textsIn(objectIn(clause, 'targetOperand'), 'values').map((value) => JSON.stringify(value));
  return [textIn(clause, 'sourceOperandName') ?? '?', textIn(clause, 'operatorName') ?? '?', values.join(', ')]
    .filter((part) => part !== '')
    .join(' ');
}

/** Nothing keeps a schema from naming two things alike: the later ones are numbered. */
function distinct(entries: readonly SchemaEntry[]): readonly SchemaEntry[] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const times = (seen.get(entry.name) ?? 0) + 1;
    seen.set(entry.name, times);
    return times === 1 ? entry : { ...entry, name: `${entry.name} (${String(times)})` };
  });
}
