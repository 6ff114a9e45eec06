// Checks the Graph traffic that the end-to-end tests collected against a description of Microsoft Graph, when there is one:
// the OpenAPI file of GRAPH_OPENAPI, or ../shared/graph/graph-openapi.strict.json beside the checkout.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import {
  createTrafficCheck,
  describeViolation,
  type Traffic,
} from '../apps/sandbox/src/graph/conformance/traffic-check.ts';
import { fromRoot, say } from './project.mjs';

interface KeptRequest extends Traffic {
  readonly test: string;
}

function readTraffic(folder: string): readonly KeptRequest[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.ndjson'));
  const lines = files.flatMap((name) => readFileSync(`${folder}/${name}`, 'utf8').split('\n'));
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as KeptRequest);
}

const requests = readTraffic(fromRoot('test-results/traffic')).filter(({ path }) => path.startsWith('/v1.0/'));
const check = createTrafficCheck();
if (!check) {
  say(
    `No description of Microsoft Graph is at hand (GRAPH_OPENAPI): ${String(requests.length)} requests were not checked.`,
  );
} else {
  const found = new Map<string, { count: number; readonly test: string }>();
  for (const request of requests) {
    for (const line of check(request).map(describeViolation)) {
      const seen = found.get(line) ?? { count: 0, test: request.test };
      seen.count += 1;
      found.set(line, seen);
    }
  }
  for (const [line, { count, test }] of found) say(`${line} (${String(count)} times; first in "${test}")`);
  say(`${String(requests.length)} Graph requests checked, ${String(found.size)} kinds of violation.`);
  if (found.size > 0) process.exitCode = 1;
}
