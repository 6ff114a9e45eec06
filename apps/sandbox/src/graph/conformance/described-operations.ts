/** The parts of an OpenAPI 3.1 description the check reads. */
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: {
    readonly schemas: unknown;
    readonly responses?: Readonly<Record<string, { readonly content?: Content }>>;
  };
}
export type Content = Readonly<Record<string, { readonly schema?: unknown } | undefined>>;
export interface OpenApiOperation {
  readonly requestBody?: { readonly required?: boolean; readonly content?: Content };
  readonly responses: Readonly<Record<string, { readonly $ref?: string; readonly content?: Content } | undefined>>;
  readonly parameters?: readonly { readonly name?: string; readonly in?: string }[];
}
/** An operation with the name people know it by, such as `GET /users/{user-id}`. */
export interface DescribedOperation {
  readonly name: string;
  readonly operation: OpenApiOperation;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** The names of all operations a description has, in its order. */
export function operationNames(openApi: OpenApi): readonly string[] {
  return Object.entries(openApi.paths).flatMap(([path, item]) =>
    methods.filter((method) => method in item).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

/**
 * Finds the operation of a method and a path (without version and query). Literal segments win over placeholders. Other
 * spellings that Graph documents for the same resource are understood: an alternate key in parentheses in place of an id, a
 * function without its parentheses, a slash at the end.
 */
export function createOperationFinder(
  openApi: OpenApi,
): (method: string, path: string) => DescribedOperation | undefined {
  const known = Object.entries(openApi.paths)
    .flatMap(([path, item]) =>
      methods
        .filter((method) => method in item)
        .map((method) => ({
          method: method.toUpperCase(),
          pattern: patternOf(path),
          name: `${method.toUpperCase()} ${path}`,
          operation: item[method] as OpenApiOperation,
          placeholders: path.split('{').length,
        })),
    )
    .toSorted((left, right) => left.placeholders - right.placeholders);
  return (method, path) => {
    const spelled = usualSpelling(path);
    return known.find((candidate) => candidate.method === method.toUpperCase() && candidate.pattern.test(spelled));
  };
}

function usualSpelling(path: string): string {
  return path
    .replace(/\/$/, '')
    .replace(/\(appId='([^']+)'\)/, '/$1')
    .replace(/\/(functions|filterOperators)$/, '/$1()');
}

function patternOf(path: string): RegExp {
  const source = path
    .split(/(\{[^}]+\})/)
    .map((part) => (part.startsWith('{') ? "[^/']+" : part.replaceAll(/[$()'.]/g, String.raw`\$&`)))
    .join('');
  return new RegExp(`^${source}$`);
}
