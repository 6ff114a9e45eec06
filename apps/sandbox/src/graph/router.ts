import type { Method, Operation } from './operation.ts';

export interface RouteMatch {
  readonly operation: Operation;
  readonly parameters: Readonly<Record<string, string>>;
}
export type Route = (method: string, path: string) => RouteMatch | 'unknown-path' | 'unknown-method';

interface CompiledOperation {
  readonly operation: Operation;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

/**
 * Finds the operation of a path (without version and query). Literal segments win over `{name}`, which never spans a slash;
 * parameters come back decoded.
 */
export function createRouter(operations: readonly Operation[]): Route {
  const bySegments = new Map<number, CompiledOperation[]>();
  for (const operation of operations.toSorted((left, right) => placeholders(left) - placeholders(right))) {
    const count = operation.path.split('/').length;
    bySegments.set(count, [...(bySegments.get(count) ?? []), compile(operation)]);
  }
  return (method, path) => {
    let pathKnown = false;
    for (const candidate of bySegments.get(path.split('/').length) ?? []) {
      const found = candidate.pattern.exec(path);
      if (!found) continue;
      pathKnown = true;
      if (candidate.operation.method === (method as Method)) {
        return { operation: candidate.operation, parameters: decode(candidate.names, found) };
      }
    }
    return pathKnown ? 'unknown-method' : 'unknown-path';
  };
}

function placeholders(operation: Operation): number {
  return operation.path.split('{').length;
}

function compile(operation: Operation): CompiledOperation {
  const names: string[] = [];
  const source = operation.path
    .split(/(\{\w+\})/)
    .map((part) => {
      if (!part.startsWith('{')) return part.replaceAll(/[$()'.]/g, String.raw`\$&`);
      names.push(part.slice(1, -1));
      return "([^/']+)";
    })
    .join('');
  return { operation, pattern: new RegExp(`^${source}$`, 'i'), names };
}

function decode(names: readonly string[], found: RegExpExecArray): Record<string, string> {
  return Object.fromEntries(names.map((name, index) => [name, decodeSegment(found[index + 1] ?? '')]));
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
