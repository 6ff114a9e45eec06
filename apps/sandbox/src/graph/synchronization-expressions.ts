import { sourceOf } from '../engine/default-schema.ts';
import { functionSignatures } from '../engine/function-signatures.ts';
import { evaluateExpression, parseExpression, writeExpression, type Value } from '../engine/expressions.ts';
import { accessRules } from './access-rules.ts';
import { badRequest } from './errors.ts';
import { contextOf } from './graph-address.ts';
import { ok, type Answer, type Call, type Operation } from './operation.ts';
import { reachedJob } from './reached-job.ts';
import { isRecord, objectBody } from './request-body.ts';

const path = '/servicePrincipals/{servicePrincipalId}/synchronization/jobs/{jobId}/schema';
const access = accessRules.writeSynchronization;

/** Mapping expressions. @see https://learn.microsoft.com/graph/api/synchronization-synchronizationschema-parseexpression */
export const synchronizationExpressionOperations: readonly Operation[] = [
  { method: 'GET', path: `${path}/functions()`, access, handle: listFunctions },
  { method: 'GET', path: `${path}/functions`, access, handle: listFunctions },
  { method: 'POST', path: `${path}/parseExpression`, access, handle: parse },
];

function listFunctions(call: Call): Answer {
  reachedJob(call);
  return ok({
    '@odata.context': contextOf('functions'),
    value: functionSignatures,
  });
}

/** Parsing and evaluating may fail without the request failing: the answer says so. */
function parse(call: Call): Answer {
  const body = objectBody(
    call.body,
    ['expression', 'testInputObject', 'targetAttributeDefinition'],
    'microsoft.graph.parseExpression',
  );
  const { expression } = body;
  if (typeof expression !== 'string') throw badRequest("A value is required for property 'expression' of resource.");
  reachedJob(call);
  const context = { '@odata.context': contextOf('microsoft.graph.parseExpressionResponse') };
  const parsed = parseExpression(expression);
  if (!parsed.ok) {
    return ok({
      ...context,
      parsingSucceeded: false,
      parsedExpression: null,
      evaluationSucceeded: false,
      evaluationResult: [],
      error: { code: 'InvalidExpression', message: parsed.message, target: null, details: [], innerError: null },
    });
  }
  const properties = testProperties(body['testInputObject']);
  const value = properties && evaluateExpression(parsed.expression, (name) => properties.get(name));
  return ok({
    ...context,
    parsingSucceeded: true,
    parsedExpression: sourceOf(writeExpression(parsed.expression)),
    evaluationSucceeded: properties !== undefined,
    evaluationResult: value === undefined ? [] : [String(value)],
    error: null,
  });
}

/** The attributes of the object to try the expression on; undefined when none was sent. */
function testProperties(value: unknown): ReadonlyMap<string, Value> | undefined {
  if (!isRecord(value)) return undefined;
  const pairs: readonly unknown[] = Array.isArray(value['properties']) ? value['properties'] : [];
  return new Map(
    pairs.flatMap((pair): [string, Value][] => {
      if (!isRecord(pair) || typeof pair['key'] !== 'string') return [];
      const text = pair['value'];
      return typeof text === 'string' || typeof text === 'boolean' ? [[pair['key'], text]] : [];
    }),
  );
}
