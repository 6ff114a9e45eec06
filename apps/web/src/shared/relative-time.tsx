import { useSyncExternalStore } from 'react';
import { ago, ahead, clockTime, dateTime } from './time.ts';

const period = 30_000;
let now = Date.now();

function subscribe(onChange: () => void): () => void {
  now = Date.now();
  const timer = setInterval(() => {
    now = Date.now();
    onChange();
  }, period);
  return () => {
    clearInterval(timer);
  };
}

/** The time in milliseconds, renewed twice a minute. */
export function useNow(): number {
  return useSyncExternalStore(
    subscribe,
    () => now,
    () => now,
  );
}

/** "8 min. ago", with the exact moment on hover. */
export function Ago({ at }: { readonly at: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={dateTime(at)}>
      {ago(at, useNow())}
    </time>
  );
}

/** "in 12 min.", with the exact moment on hover. */
export function Ahead({ at }: { readonly at: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={dateTime(at)}>
      {ahead(at, useNow())}
    </time>
  );
}

/** "As of 2:05 PM (8 min. ago)": when what is shown was true. Every status stands beside one. */
export function AsOf({ at, stale = false }: { readonly at: number; readonly stale?: boolean }) {
  return (
    <span>
      {stale ? 'Last known at ' : 'As of '}
      <time dateTime={new Date(at).toISOString()} title={dateTime(at)}>
        {clockTime(at)} ({ago(at, useNow())})
      </time>
    </span>
  );
}
