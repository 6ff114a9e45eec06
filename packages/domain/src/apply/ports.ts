import type { Directory } from '../directory.ts';
import type { Journal } from './journal.ts';

/** Time as the reconciler sees it; virtual in simulations. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves no earlier than asked; rejects with the signal's reason when aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** Randomness for jitter: a number from 0 up to, not including, 1. */
export interface Random {
  next(): number;
}

/** The right to write for this organization. Looked at before every write. */
export interface Lease {
  /** Whether this run still holds it, by the store's clock. */
  held(): Promise<boolean>;
}

export interface ApplyPorts {
  readonly directory: Directory;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly random: Random;
  readonly lease: Lease;
}
