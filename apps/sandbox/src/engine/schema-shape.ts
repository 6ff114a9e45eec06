import type { SynchronizationSchema } from '../world/synchronization-schema.ts';

type Json = Readonly<Record<string, unknown>>;
type Problem = string | undefined;

const flowTypes = ['Always', 'ObjectAddOnly', 'MultiValueAddOnly', 'ValueAddOnly', 'AttributeAddOnly'];
const flows = ['None', 'Add', 'Update', 'Delete'];

/** The first member of a schema that is missing or of the wrong kind, in words; `undefined` when the shape is right. */
export function findShapeProblem(schema: SynchronizationSchema): string | undefined {
  return each(schema, 'synchronizationRules', (rule) =>
    first(text(rule, 'id'), each(rule, 'objectMappings', findMappingProblem)),
  );
}

function findMappingProblem(mapping: Json): Problem {
  const wrongFlow = String(mapping['flowTypes'])
    .split(',')
    .find((word) => !flows.includes(word.trim()));
  return first(
    text(mapping, 'sourceObjectName'),
    text(mapping, 'targetObjectName'),
    wrongFlow === undefined ? undefined : `'${wrongFlow.trim()}' is not one of flowTypes.`,
    typeof mapping['enabled'] === 'boolean' ? undefined : "A Boolean is expected in 'enabled'.",
    each(mapping, 'attributeMappings', findAttributeProblem),
    findScopeProblem(mapping['scope']),
  );
}

function findAttributeProblem(mapping: Json): Problem {
  const source = mapping['source'];
  return first(
    text(mapping, 'targetAttributeName'),
    isObject(source) ? text(source, 'expression') : "An object is expected in 'source'.",
    Number.isInteger(mapping['matchingPriority']) ? undefined : "An integer is expected in 'matchingPriority'.",
    flowTypes.includes(String(mapping['flowType'])) ? undefined : "The value of 'flowType' is not known.",
  );
}

function findScopeProblem(scope: unknown): Problem {
  if (scope === null || scope === undefined) return undefined;
  if (!isObject(scope)) return "An object is expected in 'scope'.";
  return each(scope, 'groups', (group) =>
    first(
      text(group, 'name'),
      each(group, 'clauses', (clause) =>
        first(
          text(clause, 'sourceOperandName'),
          text(clause, 'operatorName'),
          findOperandProblem(clause['targetOperand']),
        ),
      ),
    ),
  );
}

function findOperandProblem(operand: unknown): Problem {
  const values: unknown = isObject(operand) ? operand['values'] : undefined;
  const fine = Array.isArray(values) && values.every((value) => typeof value === 'string');
  return fine ? undefined : "A list of strings is expected in 'values' of 'targetOperand'.";
}

function each(owner: object, name: string, check: (item: Json) => Problem): Problem {
  const items: unknown = Reflect.get(owner, name);
  if (!Array.isArray(items)) return `A list is expected in '${name}'.`;
  for (const item of items) {
    const problem = isObject(item) ? check(item) : `Objects are expected in '${name}'.`;
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function text(owner: Json, name: string): Problem {
  return typeof owner[name] === 'string' ? undefined : `A string is expected in '${name}'.`;
}

function first(...problems: readonly Problem[]): Problem {
  return problems.find((problem) => problem !== undefined);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
