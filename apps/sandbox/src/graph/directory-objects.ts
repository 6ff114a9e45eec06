import { accessRules } from './access-rules.ts';
import { directoryObjectType, findDirectoryObject } from './entities/directory-object.ts';
import { badRequest } from './errors.ts';
import { contextOf } from './graph-address.ts';
import { project } from './odata/entity-type.ts';
import { ok, type Answer, type Call, type Operation } from './operation.ts';
import { objectBody } from './request-body.ts';

const limit = 1000;

/** Objects of any type. @see https://learn.microsoft.com/graph/api/directoryobject-getbyids */
export const directoryObjectOperations: readonly Operation[] = [
  { method: 'POST', path: '/directoryObjects/getByIds', access: accessRules.readByIds, handle: getByIds },
];

/** Ids nobody has are left out, not refused. */
function getByIds(call: Call): Answer {
  const body = objectBody(call.body, ['ids', 'types'], 'microsoft.graph.getByIds');
  const ids = textList(body['ids'], 'ids');
  const types = textList(body['types'] ?? [], 'types').map((type) => type.toLowerCase());
  if (ids.length > limit) throw badRequest(`Too many ids are given: at most ${limit} are supported.`);
  const wanted = (kind: string): boolean =>
    types.length === 0 || types.includes('directoryobject') || types.includes(kind.toLowerCase());
  const found = ids.flatMap((id) => findDirectoryObject(call.tenant, id.toLowerCase()) ?? []);
  const type = directoryObjectType(call.grant.permissions, { accountEnabled: true });
  return ok({
    '@odata.context': contextOf('directoryObjects'),
    value: found.filter(({ kind }) => wanted(kind)).map((item) => project(type, item, call.query.select)),
  });
}

function textList(value: unknown, name: string): readonly string[] {
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'string')) {
    throw badRequest(`Invalid value specified for property '${name}' of resource.`);
  }
  return value as readonly string[];
}
