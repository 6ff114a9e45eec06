import { subscribe } from 'node:diagnostics_channel';
import {
  createTrafficCheck,
  describeViolation,
  type TrafficCheck,
} from '../apps/sandbox/src/graph/conformance/traffic-check.ts';
import { graphTrafficChannel, type GraphTraffic } from '../apps/sandbox/src/journal/graph-traffic.ts';

/**
 * With this header a test says in words why a call is none that the description of Graph knows. What such a call is answered
 * is not looked at.
 */
const undescribed = 'x-undescribed';

/**
 * Holds every call of Graph that a sandbox in this process answers to the description of Graph at hand, from now on. The
 * function it gives back tells what disagreed since it was last asked, each way once; without a description nothing does.
 */
export function watchTraffic(channel = graphTrafficChannel): () => readonly string[] {
  let check: TrafficCheck | undefined;
  let found = new Set<string>();
  subscribe(channel, (message) => {
    const traffic = message as GraphTraffic;
    if ((traffic.requestHeaders.get(undescribed) ?? '') !== '') return;
    // Most test files call no Graph, and the description is large.
    check ??= createTrafficCheck() ?? (() => []);
    const { method, path, query, status, fault } = traffic;
    const bodies = { requestBody: parsed(traffic.requestText), responseBody: parsed(traffic.responseText) };
    for (const violation of check({ method, path, query, status, fault, ...bodies })) {
      found.add(describeViolation(violation));
    }
  });
  return () => {
    const violations = [...found];
    found = new Set();
    return violations;
  };
}

function parsed(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
