import type { Caller } from '../graph/graph.ts';
import type { FaultKind } from '../faults/faults.ts';
import type { Verdict } from '../throttling/throttling.ts';

/** What happens to one request on its way through Graph, beside its answer. */
export interface Passage {
  caller: Caller | undefined;
  /** The connection is closed instead of answering. */
  drop: boolean;
  /** The answer is replaced by a 504 although the operation happened. */
  loseAnswer: boolean;
  fault: FaultKind | undefined;
  verdict: Verdict | undefined;
}

/** Thrown by the sandbox's `fetch` where a network would have closed the connection. */
export class ConnectionReset extends TypeError {
  override readonly name = 'ConnectionReset';
  constructor() {
    super('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) });
  }
}

/** A passage nothing happened to yet. */
export function newPassage(): Passage {
  return { caller: undefined, drop: false, loseAnswer: false, fault: undefined, verdict: undefined };
}
