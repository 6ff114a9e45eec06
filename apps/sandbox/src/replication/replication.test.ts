import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../clock/virtual-clock.ts';
import { createReplication } from './replication.ts';

function lagging(...delays: number[]) {
  const clock = createVirtualClock({ start: 0, speed: 0 });
  const queue = [...delays];
  const next = () => queue.shift() ?? 100;
  const replication = createReplication(clock, () => {
    const [first, second] = [next(), next()];
    return { byId: Math.min(first, second), inList: first + second };
  });
  return { clock, replication };
}

describe('replication', () => {
  it('shows every write at once without lag', () => {
    const replication = createReplication(createVirtualClock({ speed: 0 }), () => ({ byId: 0, inList: 0 }));
    replication.created('t/users/a');
    expect(replication.seen('t/users/a', 'new', 'by-id')).toBe('new');
    expect(replication.listed('t/users', new Map([['a', 'new']]))).toEqual(['new']);
  });

  it('hides a creation by id first and longer in lists', () => {
    const { clock, replication } = lagging(100, 250);
    replication.created('t/users/a');
    const list = () => replication.listed('t/users/', new Map([['a', 'new']]));
    expect(replication.seen('t/users/a', 'new', 'by-id')).toBeUndefined();
    clock.advance(100);
    expect(replication.seen('t/users/a', 'new', 'by-id')).toBe('new');
    expect(list()).toEqual([]);
    clock.advance(249);
    expect(list()).toEqual([]);
    clock.advance(1);
    expect(list()).toEqual(['new']);
  });

  it('shows the old value of a change and still lists what was deleted', () => {
    const { clock, replication } = lagging(50, 50, 50, 50);
    replication.changed('t/users/a', 'old');
    replication.deleted('t/users/b', 'gone');
    expect(replication.seen('t/users/a', 'new', 'by-id')).toBe('old');
    expect(replication.listed('t/users', new Map([['a', 'new']]))).toEqual(['old', 'gone']);
    clock.advance(100);
    expect(replication.listed('t/users', new Map([['a', 'new']]))).toEqual(['new']);
  });

  it('never shows a later write of an object before an earlier one', () => {
    const { clock, replication } = lagging(300, 300, 10, 10);
    replication.created('t/users/a');
    replication.changed('t/users/a', 'first');
    clock.advance(200);
    expect(replication.seen('t/users/a', 'second', 'by-id')).toBeUndefined();
    clock.advance(100);
    expect(replication.seen('t/users/a', 'second', 'by-id')).toBe('second');
  });
});
