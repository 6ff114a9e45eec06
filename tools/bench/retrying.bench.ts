// How the product behaves when Graph refuses or fails: under the published quotas, under half of them, and with one request of
// twenty going wrong. Virtual time; ends with 1 when a target is missed.
import { contenders, type ContenderName } from './contenders/contenders.ts';
import { measure, measureSeeds, spreadOf, type Figures } from './measure.ts';
import { typical } from './profiles.ts';
import { createTargets } from './targets.ts';

const targets = createTargets();
const profile = typical;

/** So many groups that 99 tenants take more writes than the 3,000 that are published for 150 seconds. */
const manyGroups = 30;

async function underQuotas(): Promise<void> {
  const rows: Record<string, Figures> = {};
  for (const budgetShare of [1, 0.5]) {
    const name = budgetShare === 1 ? 'published quotas' : 'half of them';
    rows[name] = await measure(contenders.ours, { profile, partners: 99, seed: 1, groups: manyGroups, budgetShare });
  }
  console.log(`\n99 tenants with ${manyGroups} groups each, under quotas`);
  console.table(Object.fromEntries(Object.entries(rows).map(([name, one]) => [name, cellsOf(one)])));
  const [whole, half] = [rows['published quotas'], rows['half of them']];
  if (!whole || !half) throw new Error('Nothing was measured.');
  targets.atMost('B8 429s in 100 calls, published quotas', (100 * whole.throttled) / whole.calls, 0.5);
  targets.atMost('B8 requests before Retry-After has passed, published quotas', whole.early, 0);
  targets.atMost('B8 requests before Retry-After has passed, half of them', half.early, 0);
  targets.atMost('   tenants not as wanted at the end, either', whole.violations + half.violations, 0);
}

async function underFaults(partners: number, names: readonly ContenderName[], seeds: readonly number[]): Promise<void> {
  console.log(`\n${partners} tenants, one request of twenty goes wrong, medians of ${seeds.length} worlds`);
  const rows: Record<string, object> = {};
  for (const name of names) {
    const calm = await measureSeeds(contenders[name], { profile, partners }, seeds);
    const rough = await measureSeeds(contenders[name], { profile, partners, faultRate: 0.05 }, seeds);
    const times = spreadOf(rough.map((one, index) => one.requests / (calm[index]?.requests ?? Number.NaN)));
    const sum = (key: keyof Figures): number => rough.reduce((total, one) => total + one[key], 0);
    rows[name] = {
      seconds: spreadOf(rough.map((one) => Math.round(one.ended))).middle,
      'without faults': spreadOf(calm.map((one) => Math.round(one.ended))).middle,
      requests: spreadOf(rough.map((one) => one.requests)).middle,
      'requests / without': Number(times.middle.toFixed(2)),
      'before Retry-After': sum('early'),
      'not as wanted, all worlds': sum('violations'),
    };
    if (name !== 'ours') continue;
    targets.atMost(`B8 requests over those without faults, ${partners} tenants`, times, 1.25);
    targets.atMost(`B8 requests before Retry-After has passed, ${partners} tenants`, sum('early'), 0);
  }
  console.table(rows);
}

function cellsOf({ ended, requests, calls, writes, throttled, early, violations }: Figures): object {
  return {
    seconds: Math.round(ended),
    requests,
    calls,
    writes,
    '429s': throttled,
    'before Retry-After': early,
    violations,
  };
}

const everybody: readonly ContenderName[] = [
  'how-to one after the other',
  'how-to five at a time',
  'Terraform-like',
  'ours',
];
await underQuotas();
await underFaults(5, everybody, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
await underFaults(25, everybody, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
await underFaults(99, ['ours'], [1, 2, 3]);
targets.conclude();
