import type { AttributeMapping, ObjectMapping, SynchronizationSchema } from '../world/synchronization-schema.ts';
import type { Tenant } from '../world/tenant.ts';
import type { User } from '../world/user.ts';
import type { Expression } from './expressions.ts';
import { evaluateExpression, parseExpression } from './expressions.ts';
import { isMultivalued, isSourceAttribute, readSourceAttribute } from './source-attributes.ts';
import { attributeText } from './target-attributes.ts';

/** The mapping of users with its expressions parsed. */
export interface UserMapping {
  readonly ruleId: string;
  readonly enabled: boolean;
  readonly adds: boolean;
  readonly updates: boolean;
  readonly deletes: boolean;
  readonly filters: NonNullable<ObjectMapping['scope']>['groups'];
  readonly attributes: readonly MappedAttribute[];
  /** Source attributes that expressions name and the source directory does not have. */
  readonly unknownAttributes: readonly string[];
  /** Target attributes that are mapped, as it is, from a source attribute that may have several values. */
  readonly fromMultivalued: readonly { readonly target: string; readonly source: string }[];
}
export interface MappedAttribute {
  readonly target: string;
  readonly expression: Expression;
  readonly flowType: AttributeMapping['flowType'];
  readonly flowsAlways: boolean;
  readonly defaultValue: string | null;
}

const parsedSchemas = new WeakMap<SynchronizationSchema, UserMapping>();

/** The mapping from users to users of a schema, parsed once per schema. Without one nobody is mapped. */
export function userMappingOf(schema: SynchronizationSchema): UserMapping {
  const known = parsedSchemas.get(schema);
  if (known) return known;
  const rule = schema.synchronizationRules.find((each) => each.objectMappings.some(isUserMapping));
  const mapping = rule?.objectMappings.find(isUserMapping);
  const flows = (mapping?.flowTypes ?? '').split(',').map((word) => word.trim().toLowerCase());
  const attributes = (mapping?.attributeMappings ?? []).flatMap(parseMapping);
  const parsed: UserMapping = {
    ruleId: rule?.id ?? '',
    enabled: mapping?.enabled ?? false,
    adds: flows.includes('add'),
    updates: flows.includes('update'),
    deletes: flows.includes('delete'),
    filters: mapping?.scope?.groups ?? [],
    attributes,
    unknownAttributes: attributes
      .flatMap(({ expression }) => attributesIn(expression))
      .filter((name) => !isSourceAttribute(name)),
    fromMultivalued: attributes.flatMap(({ target, expression }) =>
      expression.kind === 'attribute' && isMultivalued(expression.name) ? [{ target, source: expression.name }] : [],
    ),
  };
  parsedSchemas.set(schema, parsed);
  return parsed;
}

/**
 * What the mapping makes of a source user: target attribute → text. Missing values are left out, because nulls never
 * flow; the user principal name has the external form of the target tenant; `manager` is an id of the source.
 */
export function mapUser(mapping: UserMapping, user: User, target: Tenant): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { target: name, expression } of mapping.attributes) {
    const value = evaluateExpression(expression, (attribute) => readSourceAttribute(user, attribute));
    if (value === undefined || value === '') continue;
    const written = attributeText(value);
    values[name] = name === 'userPrincipalName' ? externalPrincipalName(written, target.initialDomain) : written;
  }
  return values;
}

/** The user principal name an external account has: `<alias>_<domain>#EXT#@<initial domain of its tenant>`. */
export function externalPrincipalName(userPrincipalName: string, initialDomain: string): string {
  return `${userPrincipalName.replace('@', '_')}#EXT#@${initialDomain}`;
}

function attributesIn(expression: Expression): readonly string[] {
  if (expression.kind === 'attribute') return [expression.name];
  return expression.kind === 'call' ? expression.parameters.flatMap(attributesIn) : [];
}

function isUserMapping(mapping: ObjectMapping): boolean {
  return mapping.sourceObjectName === 'User' && mapping.targetObjectName === 'User';
}

function parseMapping(mapping: AttributeMapping): MappedAttribute[] {
  const parsed = parseExpression(mapping.source.expression);
  if (!parsed.ok) return [];
  return [
    {
      target: mapping.targetAttributeName,
      expression: parsed.expression,
      flowType: mapping.flowType,
      flowsAlways: mapping.flowBehavior === 'FlowAlways',
      defaultValue: mapping.defaultValue,
    },
  ];
}
