import { expect, test } from 'vitest';
import { createSandbox } from '../sandbox.ts';
import { eventTypes } from './events.ts';
import { exampleEvents } from './example-events.ts';

test('every type of event has an example', () => {
  expect(exampleEvents.map(({ type }) => type).toSorted()).toEqual(eventTypes.toSorted());
});

test.each(exampleEvents)('the example of $type happens in the default scenario', (event) => {
  const sandbox = createSandbox();
  if (event.type === 'user-restored') sandbox.dispatch({ ...event, type: 'user-deleted' });
  expect(sandbox.dispatch(event)).toMatchObject({ applied: true, type: event.type });
});
