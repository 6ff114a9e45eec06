// node tools/simulation/simulate.ts --runs N --seed S: lets the product live through N worlds in which much goes wrong, and
// ends with 1 when a promise is broken, with the smallest script that breaks it. --naive N: how the published steps fare; --first: do not look for the smallest.
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { regressions } from './regressions.ts';
import { createJournalCheck } from './traffic.ts';
import { runNaive } from './run-naive.ts';
import { runScript } from './run-script.ts';
import { anyScript, type Script } from './script.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    naive: { type: 'string', default: '0' },
    seconds: { type: 'string' },
    first: { type: 'boolean', default: false },
  },
});
const checkTraffic = createJournalCheck();
const [runs, seed] = [Number(values.runs), Number(values.seed)];
const began = performance.now();
let done = 0;
let requests = 0;

async function keepsPromises(script: Script): Promise<void> {
  const simulated = await runScript(script, checkTraffic);
  done += 1;
  requests += simulated.requests;
  if (simulated.violations.length > 0) throw new Error(simulated.violations.join('\n'));
}

for (const script of regressions) await keepsPromises(script);
const outcome = await fc.check(
  fc.asyncProperty(anyScript, async (script) => {
    await keepsPromises(script);
  }),
  {
    numRuns: runs,
    seed,
    endOnFailure: values.first,
    ...(values.seconds === undefined ? {} : { interruptAfterTimeLimit: Number(values.seconds) * 1_000 }),
  },
);
const seconds = (performance.now() - began) / 1_000;
console.log(
  checkTraffic
    ? `The Graph traffic of ${done} runs agrees with the description of Microsoft Graph, unless a promise is said to be broken.`
    : 'No description of Microsoft Graph is at hand (GRAPH_OPENAPI): the traffic was not checked.',
);
console.log(
  `${done} runs in ${seconds.toFixed(1)} s: ${(done / seconds).toFixed(1)} runs per second, ${Math.round(requests / done)} requests per run`,
);
if (outcome.failed) {
  console.error(`A promise was broken (seed ${outcome.seed}, path ${outcome.counterexamplePath}):`);
  console.error(outcome.errorInstance instanceof Error ? outcome.errorInstance.message : outcome.errorInstance);
  console.error(JSON.stringify(outcome.counterexample?.[0]));
  process.exitCode = 1;
}
const naiveRuns = Number(values.naive);
if (naiveRuns > 0) {
  const scripts = fc.sample(anyScript, { numRuns: naiveRuns, seed }).filter(({ shared }) => shared.length === 0);
  let broken = 0;
  for (const script of scripts) if ((await runNaive(script)).length > 0) broken += 1;
  const rate = ((100 * broken) / scripts.length).toFixed(0);
  console.log(
    `The published steps, in ${scripts.length} of these worlds with nothing shared yet: doubled or running twice in ${rate} %.`,
  );
}
// Requests of processes that died are still waited for by the adapter.
process.exit();
