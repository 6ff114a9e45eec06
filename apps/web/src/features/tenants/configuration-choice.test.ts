import { expect, test } from 'vitest';
import { choiceRequest, decided } from './configuration-choice.ts';

const claims = [{ servicePrincipalId: 'ours' }, { servicePrincipalId: 'rival' }, { servicePrincipalId: 'third' }];

test('nothing is asked for before one configuration is to be kept', () => {
  expect(choiceRequest('fabrikam', claims, {})).toBeUndefined();
  expect(choiceRequest('fabrikam', claims, { rival: 'remove' })).toBeUndefined();
});

test('one is kept, those that are named are removed, and the others are not touched', () => {
  const decisions = decided(decided({}, 'ours', 'keep'), 'rival', 'remove');
  expect(choiceRequest('fabrikam', claims, decisions)).toEqual({
    flow: 'choose-configuration',
    tenantId: 'fabrikam',
    keep: 'ours',
    remove: ['rival'],
  });
});

test('keeping another one leaves the first as it is instead of removing it', () => {
  const decisions = decided(decided({}, 'ours', 'keep'), 'rival', 'keep');
  expect(choiceRequest('fabrikam', claims, decisions)).toMatchObject({ keep: 'rival', remove: [] });
});

test('a configuration that vanished meanwhile is not asked for', () => {
  expect(choiceRequest('fabrikam', claims, { gone: 'keep' })).toBeUndefined();
});
