import type { DriftItem as DriftItemView, DriftValue as DriftValueView } from '@tenantry/contract';
import type { DriftItem, DriftValue } from '@tenantry/domain';
import { fingerprintOf, repairedByPlans } from '@tenantry/domain';
import type { KeptAcceptance } from './acceptance-store.ts';
import { digestOf } from './drift-reader.ts';

/** As many characters of a hash as people can compare. */
const markLength = 8;

/** One aspect as the browser sees it. */
export function viewItem(item: DriftItem, acceptances: readonly KeptAcceptance[]): DriftItemView {
  const { aspect, state, intended, applied, live, liveDigest, differences } = item;
  const acceptance = acceptances.find((one) => one.aspect === aspect);
  const shown = acceptance && (state === 'accepted' || state === 'drifted' || state === 'not-applied');
  return {
    aspect,
    state,
    ...(intended ? { intended: viewValue(intended) } : {}),
    ...(applied ? { applied: viewValue(applied) } : {}),
    ...(live ? { live: viewValue(live) } : {}),
    ...(liveDigest === undefined ? {} : { liveDigest }),
    differences: [...differences],
    repair: repairedByPlans.includes(aspect) ? 'plan' : 'entra',
    ...(shown ? { acceptance: { reason: acceptance.reason, by: acceptance.by, at: acceptance.at } } : {}),
  };
}

function viewValue(value: DriftValue): DriftValueView {
  if (value.kind === 'schema') {
    return { kind: 'schema', count: value.entries.length, mark: digestOf(fingerprintOf(value)).slice(0, markLength) };
  }
  if (value.kind === 'principals') return { kind: 'principals', principals: [...value.principals] };
  return value;
}
