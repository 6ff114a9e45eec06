import type { Finding, FindingCode, PlanRequest } from '@tenantry/contract';
import { describe, expect, it, test } from 'vitest';
import { dateTime } from '../../shared/time.ts';
import { evidenceSentences } from './evidence-words.ts';
import { countFindings, groupFindings, planForAll } from './finding-groups.ts';
import { findingWords } from './finding-words.ts';
import { healthSearch } from './health-search.ts';
import { planLabel } from './remedy-words.ts';

const tenant = { tenantId: '00000001-0000-4000-8000-000000000000', displayName: 'Fabrikam' };
const at = Date.UTC(2026, 10, 22, 14, 5);

function finding(code: FindingCode, part: Partial<Finding> = {}): Finding {
  return { code, severity: 'error', tenant, configurations: [], evidence: {}, remedies: [], ...part };
}
const said = (code: FindingCode, evidence: Finding['evidence']) =>
  evidenceSentences(finding(code, { evidence })).join(' ');

test('every finding has a title of its own and says why it matters', () => {
  const words = Object.values(findingWords);
  expect(new Set(words.map(({ title }) => title)).size).toBe(words.length);
  for (const { title, meaning } of words) {
    expect(title).not.toMatch(/\.$/);
    expect(meaning).toMatch(/^[A-Z].*\.$/);
  }
});

describe('the proof of a finding', () => {
  it('tells the day of a quarantine, the next attempt and what to do by its reason', () => {
    const evidence = { reason: 'TooManyDeletes', since: at, day: 20, nextAttemptAt: at };
    expect(said('quarantined', evidence)).toContain(`Day 20 of 28, since ${dateTime(at)}.`);
    expect(said('quarantined', evidence)).toContain('put them back');
    expect(said('quarantined', evidence)).toContain(`tried again on ${dateTime(at)}`);
  });

  it('names a reason that is not known to the portal', () => {
    expect(said('quarantined', { reason: 'SomethingNew' })).toContain('SomethingNew');
    expect(said('quarantined', {})).toBe('The reason is not told.');
  });

  it('does not promise another attempt of a job that is disabled', () => {
    const sentence = said('quarantined', { reason: 'Unknown', since: at, day: 28, disabled: true, nextAttemptAt: at });
    expect(sentence).toContain('has disabled the job');
    expect(sentence).not.toContain('tried again on');
  });

  const table: readonly (readonly [FindingCode, Finding['evidence'], string])[] = [
    ['guard-off', { people: 45, recommendedThreshold: 5 }, '45 people in scope; a threshold of 5 would fit.'],
    [
      'guard-too-wide',
      { people: 1, threshold: 500, recommendedThreshold: 5 },
      'above 500 removals in one cycle, with 1 person',
    ],
    ['points-elsewhere', { pointsTo: { tenantId: 'x', displayName: 'Woodgrove' } }, 'Its settings name Woodgrove.'],
    ['points-elsewhere', { pointsTo: { tenantId: 'x' } }, 'Its settings name the tenant x.'],
    [
      'nobody-assigned',
      { withoutEntitlement: [{ id: 'a', kind: 'group', displayName: 'Sales' }] },
      'Sales is assigned',
    ],
    ['several-jobs', { jobs: 2 }, 'It has 2 jobs.'],
    ['rival-configurations', { userTypeConflict: true }, 'as members and as guests'],
    ['run-failed', { runId: 'r', failure: 'target-has-not-allowed-sync' }, 'Fabrikam has not allowed'],
    ['paused-and-forgotten', {}, 'not known when it last ran'],
  ];
  it.each(table)('%s: %j', (code, evidence, sentence) => {
    expect(said(code, evidence)).toContain(sentence);
  });
});

describe('findings of one kind', () => {
  const repair = (id: string) =>
    finding('guard-off', {
      tenant: { tenantId: id, displayName: id },
      remedies: [{ kind: 'plan', request: { flow: 'repair-drift', tenantIds: [id] } }],
    });

  it('stand under one heading for each weight, and are counted', () => {
    const note = finding('no-job', { severity: 'note' });
    const groups = groupFindings([repair('a'), finding('no-job'), repair('b'), note]);
    expect(groups.map(({ code, severity, findings }) => [code, severity, findings.length])).toEqual([
      ['guard-off', 'error', 2],
      ['no-job', 'error', 1],
      ['no-job', 'note', 1],
    ]);
    expect(countFindings([repair('a'), note])).toEqual({ error: 1, warning: 0, note: 1 });
  });

  it('get one plan for all when each is repaired in the same way', () => {
    const [both] = groupFindings([repair('a'), repair('b')]);
    expect(both && planForAll(both)).toEqual({ flow: 'repair-drift', tenantIds: ['a', 'b'] });
    const [one] = groupFindings([repair('a'), finding('guard-off')]);
    expect(one && planForAll(one)).toBeUndefined();
  });
});

test('a plan to keep one of two configurations of the same name says which', () => {
  const configurations = [
    { servicePrincipalId: 'x', displayName: 'MTO_Sync_1' },
    { servicePrincipalId: 'y', displayName: 'MTO_Sync_1' },
    { servicePrincipalId: 'z', displayName: 'By hand' },
  ];
  const label = (keep: string, remove: string[]) => {
    const request: PlanRequest = { flow: 'choose-configuration', tenantId: tenant.tenantId, keep, remove };
    return planLabel(request, finding('rival-configurations', { configurations }));
  };
  expect(label('y', ['x'])).toBe('Plan to keep number 2');
  expect(label('z', ['x'])).toBe('Plan to keep “By hand”');
  expect(label('z', [])).toBe('Plan to take it over');
});

test('what is not a weight in the address shows all findings', () => {
  expect(healthSearch({ show: 'error', check: 'prerequisites' })).toEqual({ show: 'error', check: 'prerequisites' });
  expect(healthSearch({ show: 'fatal', check: '1' })).toEqual({ show: undefined, check: undefined });
});
