import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { OpenApi } from './conformance-check.ts';

/**
 * The description of Graph beside the checkout, when somebody has put one there: `../shared/graph/graph-openapi.strict.json`
 * from the root of the repository. The project neither contains nor needs it.
 */
export function findDescription(): OpenApi | undefined {
  const path = fileURLToPath(new URL('../../../../../../shared/graph/graph-openapi.strict.json', import.meta.url));
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as OpenApi) : undefined;
}
