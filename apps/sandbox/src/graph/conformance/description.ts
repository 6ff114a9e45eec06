import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { OpenApi } from './described-operations.ts';

/**
 * The description of Graph at hand: the OpenAPI file that GRAPH_OPENAPI names, or `../shared/graph/graph-openapi.strict.json`
 * beside the checkout, when somebody has put one there. The project neither contains nor needs it.
 */
export function findDescription(): OpenApi | undefined {
  const beside = new URL('../../../../../../shared/graph/graph-openapi.strict.json', import.meta.url);
  const path = process.env['GRAPH_OPENAPI'] ?? fileURLToPath(beside);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as OpenApi) : undefined;
}
