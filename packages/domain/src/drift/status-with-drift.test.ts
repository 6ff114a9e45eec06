import { expect, test } from 'vitest';
import type { ConfigurationState, TenantStatus } from '../status/tenant-status.ts';
import { statusWithDrift } from './status-with-drift.ts';
import type { DriftItem } from './tenant-drift.ts';

const status = (configurationState: ConfigurationState) => ({ configurationState }) as TenantStatus;
const item = (state: DriftItem['state']): DriftItem => ({ aspect: 'job-state', state, differences: [] });
const stateAfter = (before: ConfigurationState, ...states: DriftItem['state'][]) =>
  statusWithDrift(status(before), states.map(item)).configurationState;

test('a tenant in which anything has drifted is drifted, one in which it was accepted is not', () => {
  expect(stateAfter('as-intended', 'same', 'drifted')).toBe('drifted');
  expect(stateAfter('as-intended', 'not-applied')).toBe('drifted');
  expect(stateAfter('drifted', 'accepted', 'same')).toBe('as-intended');
});

test('what is not known changes nothing', () => {
  expect(stateAfter('drifted', 'unknown')).toBe('drifted');
  expect(stateAfter('as-intended')).toBe('as-intended');
});

test('a tenant that has another defect keeps it', () => {
  expect(stateAfter('several', 'drifted')).toBe('several');
  expect(stateAfter('not-configured', 'drifted')).toBe('not-configured');
  expect(stateAfter('unknown', 'drifted')).toBe('unknown');
});
