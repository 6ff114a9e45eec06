// Checks the Graph traffic that the end-to-end tests collected against a description of Microsoft Graph, when there is one:
// the OpenAPI file of GRAPH_OPENAPI, or ../shared/graph/graph-openapi.strict.json beside the checkout.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createConformanceCheck, type OpenApi } from '../apps/sandbox/src/graph/conformance/conformance-check.ts';
import { fromRoot, say } from './project.mjs';

interface KeptRequest {
  readonly test: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status: number | null;
  readonly fault: string | null;
  readonly requestBody: unknown;
  readonly responseBody: unknown;
}

function readTraffic(folder: string): readonly KeptRequest[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.ndjson'));
  const lines = files.flatMap((name) => readFileSync(`${folder}/${name}`, 'utf8').split('\n'));
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as KeptRequest);
}

/** Whether Graph itself answered: a dropped connection and an injected answer say nothing about the simulation. */
function isGraphs(request: KeptRequest): request is KeptRequest & { readonly status: number } {
  return request.path.startsWith('/v1.0') && request.status !== null && request.fault === null;
}

const description = process.env['GRAPH_OPENAPI'] ?? fromRoot('../shared/graph/graph-openapi.strict.json');
const requests = readTraffic(fromRoot('test-results/traffic')).filter(isGraphs);
if (!existsSync(description)) {
  say(
    `No description of Microsoft Graph is at hand (GRAPH_OPENAPI): ${String(requests.length)} requests were not checked.`,
  );
} else {
  const check = createConformanceCheck(JSON.parse(readFileSync(description, 'utf8')) as OpenApi);
  const found = new Map<string, { count: number; readonly test: string }>();
  for (const request of requests) {
    // The journal says null where there was no body.
    const { method, status, requestBody, responseBody } = request;
    const bodies = { requestBody: requestBody ?? undefined, responseBody: responseBody ?? undefined };
    for (const { operation, message } of check({ method, status, url: `${request.path}${request.query}`, ...bodies })) {
      const line = `${operation}: ${message}`;
      const seen = found.get(line) ?? { count: 0, test: request.test };
      seen.count += 1;
      found.set(line, seen);
    }
  }
  for (const [line, { count, test }] of found) say(`${line} (${String(count)} times; first in "${test}")`);
  say(`${String(requests.length)} Graph requests checked, ${String(found.size)} kinds of violation.`);
  if (found.size > 0) process.exitCode = 1;
}
