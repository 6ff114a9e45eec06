import { Ajv2020, type AnySchema, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';

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
interface OpenApiOperation {
  readonly requestBody?: { readonly required?: boolean; readonly content?: Content };
  readonly responses: Readonly<Record<string, { readonly $ref?: string; readonly content?: Content } | undefined>>;
  readonly parameters?: readonly { readonly name?: string; readonly in?: string }[];
}
type Content = Readonly<Record<string, { readonly schema?: unknown } | undefined>>;
/** The parts of an OpenAPI 3.1 description the check reads. */
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: {
    readonly schemas: unknown;
    readonly responses?: Readonly<Record<string, { readonly content?: Content }>>;
  };
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/**
 * Makes a check of traffic against an OpenAPI 3.1 description of Graph: operation known, status listed, query options
 * listed, request and response bodies valid. The requests inside a `$batch` are checked as well. An empty answer means that
 * the exchange agrees.
 */
export function createConformanceCheck(openApi: OpenApi): (exchange: GraphExchange) => readonly Violation[] {
  const validator = createValidator(openApi);
  const operations = compileOperations(openApi);
  const check = (exchange: GraphExchange): readonly Violation[] => {
    const [path = '', query = ''] = exchange.url.replace(/^\/v1\.0/, '').split('?');
    const found = operations.find(
      ({ method, pattern }) => method === exchange.method.toLowerCase() && pattern.test(path),
    );
    if (!found)
      return [{ operation: `${exchange.method} ${path}`, message: 'The operation is not in the description.' }];
    const { name, operation } = found;
    const messages = [
      ...checkRequest(operation, exchange, query, validator),
      ...checkResponse(operation, exchange, validator, openApi),
    ];
    const inner = path === '/$batch' && exchange.status === 200 ? batchExchanges(exchange) : [];
    return [...messages.map((message) => ({ operation: name, message })), ...inner.flatMap(check)];
  };
  return check;
}

type Validate = (schema: unknown, value: unknown) => readonly string[];

function createValidator(openApi: OpenApi): Validate {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
  ajvFormats.default(ajv);
  ajv.addSchema({ $id: 'graph', components: openApi.components } as AnySchema);
  const compiled = new Map<unknown, ValidateFunction>();
  return (schema, value) => {
    let validate = compiled.get(schema);
    if (!validate) {
      validate = ajv.compile(withAbsoluteReferences(schema) as AnySchema);
      compiled.set(schema, validate);
    }
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      (error) => `${error.instancePath || '/'} ${error.message ?? ''} ${JSON.stringify(error.params)}`,
    );
  };
}

/** `#/components/…` means the description, not the schema at hand. */
function withAbsoluteReferences(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"graph#/')) as unknown;
}

interface KnownOperation {
  readonly method: string;
  readonly pattern: RegExp;
  readonly name: string;
  readonly operation: OpenApiOperation;
  readonly placeholders: number;
}

function compileOperations(openApi: OpenApi): readonly KnownOperation[] {
  return Object.entries(openApi.paths)
    .flatMap(([path, item]) =>
      methods
        .filter((method) => method in item)
        .map((method) => ({
          method,
          pattern: patternOf(path),
          name: `${method.toUpperCase()} ${path}`,
          operation: item[method] as OpenApiOperation,
          placeholders: path.split('{').length,
        })),
    )
    .toSorted((left, right) => left.placeholders - right.placeholders);
}

function patternOf(path: string): RegExp {
  const source = path
    .split(/(\{[^}]+\})/)
    .map((part) => (part.startsWith('{') ? "[^/']+" : part.replaceAll(/[$()'.]/g, String.raw`\$&`)))
    .join('');
  return new RegExp(`^${source}$`);
}

function checkRequest(
  operation: OpenApiOperation,
  exchange: GraphExchange,
  query: string,
  validate: Validate,
): readonly string[] {
  const messages: string[] = [];
  const known = new Set((operation.parameters ?? []).map(({ name }) => name));
  for (const name of new URLSearchParams(query).keys()) {
    if (!known.has(name)) messages.push(`The query option '${name}' is not in the description.`);
  }
  const schema = schemaOf(operation.requestBody?.content);
  // A request that was refused may have been refused for its body.
  if (exchange.status >= 400) return [];
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

function batchExchanges(exchange: GraphExchange): readonly GraphExchange[] {
  const requests = (exchange.requestBody as { readonly requests: readonly InnerRequest[] }).requests;
  const responses = (exchange.responseBody as { readonly responses: readonly InnerResponse[] }).responses;
  return responses.flatMap((response) => {
    const request = requests.find(({ id }) => id === response.id);
    if (!request) return [];
    return [
      {
        method: request.method,
        url: `/v1.0${request.url.startsWith('/') ? '' : '/'}${request.url}`,
        status: response.status,
        requestBody: request.body,
        responseBody: response.body ?? undefined,
      },
    ];
  });
}

interface InnerRequest {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
}
interface InnerResponse {
  readonly id: string;
  readonly status: number;
  readonly body?: unknown;
}
