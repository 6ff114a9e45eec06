import { existsSync, readFileSync } from 'node:fs';
import { createConformanceCheck, type OpenApi } from '../../apps/sandbox/src/graph/conformance/conformance-check.ts';
import type { JournalEntry } from '../../apps/sandbox/src/journal/journal.ts';
import { fromRoot } from '../project.mjs';

/** Says where Graph requests and answers disagree with a description of Microsoft Graph, each way once. */
export type TrafficCheck = (journal: readonly JournalEntry[]) => readonly string[];

/**
 * The check by the OpenAPI file of GRAPH_OPENAPI, or by the one beside the checkout; `undefined` when there is none. Injected
 * answers and dropped connections say nothing about the simulation and are passed over.
 */
export function createTrafficCheck(): TrafficCheck | undefined {
  const description = process.env['GRAPH_OPENAPI'] ?? fromRoot('../shared/graph/graph-openapi.strict.json');
  if (!existsSync(description)) return undefined;
  const check = createConformanceCheck(JSON.parse(readFileSync(description, 'utf8')) as OpenApi);
  return (journal) => {
    const found = journal.flatMap(({ path, query, method, status, fault, requestBody, responseBody }) => {
      if (!path.startsWith('/v1.0') || status === null || fault !== null) return [];
      const bodies = { requestBody: requestBody ?? undefined, responseBody: responseBody ?? undefined };
      return check({ method, status, url: `${path}${query}`, ...bodies });
    });
    return [...new Set(found.map(({ operation, message }) => `traffic: ${operation}: ${message}`))];
  };
}
