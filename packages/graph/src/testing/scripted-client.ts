import { createGraphClient, type GraphClient, type GraphClientOptions } from '../graph-client.ts';
import { createScriptedGraph, type Script } from './scripted-graph.ts';
import { createVirtualClock } from './virtual-clock.ts';

/** A client whose far side follows a script, under a virtual clock. */
export function createScriptedClient(
  script: Script,
  options: Partial<GraphClientOptions> = {},
): ReturnType<typeof createScriptedGraph> & {
  readonly client: GraphClient;
  readonly clock: ReturnType<typeof createVirtualClock>;
} {
  const clock = createVirtualClock();
  const graph = createScriptedGraph(script, () => clock.now());
  const client = createGraphClient({
    tokens: { token: () => Promise.resolve('token') },
    clock,
    random: { next: () => 0.5 },
    purpose: 'background',
    send: graph.send,
    ...options,
  });
  return { ...graph, client, clock };
}

/** What the promise is rejected with; fails when it is not. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('It was not refused.');
}
