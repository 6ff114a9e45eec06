import { describe, expect, it } from 'vitest';
import type { RunEvent } from './run-event.ts';
import { tellInOrder } from './story.ts';

describe('what is done side by side', () => {
  it('is told in the order of the plan', () => {
    const told: RunEvent[] = [];
    const story = tellInOrder('t', (event) => told.push(event));
    story.started(0, 'allow-outbound-redemption');
    story.started(1, 'create-configuration');
    story.finished(1, 'create-configuration', 'applied');
    story.started(2, 'create-job');
    expect(told).toHaveLength(1);
    story.finished(0, 'allow-outbound-redemption', 'already-so');
    expect(told.map((event) => ('index' in event ? [event.type, event.index] : []))).toEqual([
      ['change-started', 0],
      ['change-finished', 0],
      ['change-started', 1],
      ['change-finished', 1],
      ['change-started', 2],
    ]);
  });
});
