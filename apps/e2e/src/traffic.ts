import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './stack/program.ts';
import type { JournalEntry } from './stack/sandbox-control.ts';

/** Where the traffic of a run is collected: one JSON object a line, one file per worker. Emptied before each run. */
export const trafficFolder = join(root, 'test-results', 'traffic');

/** Keeps the requests of one test, so that all traffic can be checked against Graph's description after the run. */
export async function keepTraffic(worker: number, test: string, entries: readonly JournalEntry[]): Promise<void> {
  await mkdir(trafficFolder, { recursive: true });
  const lines = entries.map((entry) => `${JSON.stringify({ test, ...entry })}\n`);
  await appendFile(join(trafficFolder, `worker-${String(worker)}.ndjson`), lines.join(''));
}
