import { batchExchanges } from './batch-exchanges.ts';
import { createOperationFinder, type Content, type OpenApi, type OpenApiOperation } from './described-operations.ts';
import { createSchemaValidation, type Validate } from './schema-validation.ts';

/** One request and its response, as the sandbox's journal has them. */
export interface GraphExchange {
  readonly method: string;
  /** From `/v1.0` on, with or without query. */
  readonly url: string;
  readonly status: number;
  readonly requestBody?: unknown;
  readonly responseBody?: unknown;
}
/** What disagrees with the description: where, and in what way. */
export interface Violation {
  readonly operation: string;
  readonly message: string;
}
export type ConformanceCheck = (exchange: GraphExchange) => readonly Violation[];

/**
 * Makes a check of traffic against an OpenAPI 3.1 description of Graph: operation known, status listed, query options
 * listed, request and response bodies valid. Of a refused call the request may be wrong, the refusal may not. The requests
 * inside a `$batch` are checked as well. An empty answer means that the exchange agrees.
 */
export function createConformanceCheck(openApi: OpenApi): ConformanceCheck {
  const validate = createSchemaValidation(openApi);
  const findOperation = createOperationFinder(openApi);
  const check = (exchange: GraphExchange): readonly Violation[] => {
    const [path = '', query = ''] = exchange.url.replace(/^\/v1\.0/, '').split('?');
    const found = findOperation(exchange.method, path);
    if (!found)
      return [{ operation: `${exchange.method} ${path}`, message: 'The operation is not in the description.' }];
    const { name, operation } = found;
    const messages = [
      ...(exchange.status < 400 ? checkRequest(operation, exchange, query, validate) : []),
      ...checkResponse(operation, exchange, validate, openApi),
    ];
    const inner = path === '/$batch' && exchange.status === 200 ? batchExchanges(exchange) : [];
    return [...messages.map((message) => ({ operation: name, message })), ...inner.flatMap(check)];
  };
  return check;
}

function checkRequest(
  operation: OpenApiOperation,
  exchange: GraphExchange,
  query: string,
  validate: Validate,
): readonly string[] {
  const known = new Set((operation.parameters ?? []).map(({ name }) => name?.toLowerCase()));
  const unknown = [...new URLSearchParams(query).keys()].filter((name) => !known.has(name.toLowerCase()));
  const messages = unknown.map((name) => `The query option '${name}' is not in the description.`);
  const schema = schemaOf(operation.requestBody?.content);
  if (exchange.requestBody === undefined) {
    if (operation.requestBody?.required) messages.push('The request needs a body.');
  } else if (schema === undefined) {
    messages.push('The operation takes no body.');
  } else {
    messages.push(...validate(schema, exchange.requestBody).map((message) => `request ${message}`));
  }
  return messages;
}

function checkResponse(
  operation: OpenApiOperation,
  exchange: GraphExchange,
  validate: Validate,
  openApi: OpenApi,
): readonly string[] {
  const { status } = exchange;
  const listed = operation.responses[String(status)] ?? operation.responses[`${Math.floor(status / 100)}XX`];
  if (!listed) return [`The status ${status} is not in the description.`];
  const response = listed.$ref ? openApi.components.responses?.[listed.$ref.split('/').at(-1) ?? ''] : listed;
  const schema = schemaOf(response?.content);
  const body = exchange.responseBody;
  if (schema === undefined)
    return body === undefined || body === null ? [] : ['The response has a body but should have none.'];
  if (body === undefined) return ['The response should have a body.'];
  const value = response?.content?.['text/plain'] && typeof body === 'string' ? Number(body) : body;
  return validate(schema, value).map((message) => `response ${message}`);
}

function schemaOf(content: Content | undefined): unknown {
  return Object.values(content ?? {})[0]?.schema;
}
