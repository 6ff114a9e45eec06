import type { AttributeMapping, SynchronizationSchema } from '../world/synchronization-schema.ts';
import { parseExpression } from './expressions.ts';
import { isFilterOperator, unsupportedFilterAttributes } from './filter-operators.ts';
import { findShapeProblem } from './schema-shape.ts';
import { isTargetAttribute } from './target-attributes.ts';

const matchingAttribute = 'alternativeSecurityIds';

/** The first thing that makes a schema unusable for cross-tenant synchronization, in words; `undefined` when it is fine. */
export function findSchemaProblem(schema: SynchronizationSchema): string | undefined {
  const shape = findShapeProblem(schema);
  if (shape !== undefined) return shape;
  const mapping = schema.synchronizationRules
    .flatMap((rule) => rule.objectMappings)
    .find((each) => each.sourceObjectName === 'User' && each.targetObjectName === 'User');
  if (mapping === undefined) return 'The schema has no mapping from User to User.';
  const matching = mapping.attributeMappings.filter((each) => each.matchingPriority > 0);
  if (matching.length !== 1 || matching[0]?.targetAttributeName !== matchingAttribute) {
    return `The attribute ${matchingAttribute} is the only matching attribute and cannot be changed or joined by another.`;
  }
  if (!/^AltSecIdFromNetId\(\s*\[netId\]\s*\)$/i.test(matching[0].source.expression)) {
    return `The expression of the matching attribute ${matchingAttribute} cannot be changed.`;
  }
  for (const each of mapping.attributeMappings) {
    const problem = findMappingProblem(each);
    if (problem !== undefined) return problem;
  }
  return findFilterProblem(mapping.scope?.groups ?? []);
}

function findMappingProblem(mapping: AttributeMapping): string | undefined {
  const target = mapping.targetAttributeName;
  if (target === 'proxyAddresses' || target === 'otherMails' || !isTargetAttribute(target)) {
    return `The attribute ${target} cannot be a target attribute.`;
  }
  const parsed = parseExpression(mapping.source.expression);
  return parsed.ok ? undefined : `The expression of ${target} is not valid: ${parsed.message}`;
}

function findFilterProblem(
  groups: NonNullable<
    SynchronizationSchema['synchronizationRules'][number]['objectMappings'][number]['scope']
  >['groups'],
): string | undefined {
  for (const { sourceOperandName, operatorName } of groups.flatMap((group) => group.clauses)) {
    if (!isFilterOperator(operatorName)) return `The operator ${operatorName} is not known.`;
    if (unsupportedFilterAttributes.includes(sourceOperandName)) {
      return `The attribute ${sourceOperandName} is not supported in scoping filters.`;
    }
  }
  return undefined;
}
