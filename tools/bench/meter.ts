/** What a contender has sent, and what became of it. */
export interface Counts {
  /** HTTP requests. */
  readonly requests: number;
  /** Requests as Graph counts them: each part of a batch by itself. */
  readonly calls: number;
  readonly writes: number;
  /** Calls that were refused for too many requests. */
  readonly throttled: number;
  /** Requests that were sent although Graph had asked, of anybody, to wait until later. */
  readonly early: number;
  /** When the last job was started, in milliseconds since the epoch. */
  readonly startedAt: number;
}

export interface Meter {
  readonly counts: Counts;
  /** A request is sent. */
  sent(method: string, path: string, body: string): void;
  /** Its answer has arrived. */
  answered(path: string, response: Response): Promise<void>;
}

/** `now` is in milliseconds since the epoch; what asks to wait asks all alike, for all requests of a run share their quota. */
export function createMeter(now: () => number): Meter {
  const counts = { requests: 0, calls: 0, writes: 0, throttled: 0, early: 0, startedAt: now() };
  let heldUntil = 0;
  let heldFrom = 0;
  const refused = (retryAfter: string | undefined): void => {
    counts.throttled += 1;
    const seconds = Number(retryAfter ?? Number.NaN);
    if (!Number.isFinite(seconds)) return;
    if (heldUntil <= now()) heldFrom = now();
    heldUntil = Math.max(heldUntil, now() + seconds * 1_000);
  };
  return {
    counts,
    sent(method, path, body) {
      counts.requests += 1;
      // Nobody knows an answer at the moment at which it arrives.
      if (now() > heldFrom && now() < heldUntil) counts.early += 1;
      if (path.endsWith('/$batch')) {
        counts.calls += (JSON.parse(body) as { readonly requests: readonly unknown[] }).requests.length;
        return;
      }
      counts.calls += 1;
      if (method !== 'GET' && !path.endsWith('/validateCredentials')) counts.writes += 1;
    },
    async answered(path, response) {
      if (response.status === 429) refused(response.headers.get('retry-after') ?? undefined);
      if (path.endsWith('/start') && response.ok) counts.startedAt = now();
      if (!path.endsWith('/$batch') || !response.ok) return;
      const { responses } = (await response.clone().json()) as { readonly responses: readonly BatchPart[] };
      for (const { status, headers } of responses) {
        if (status === 429) refused(new Headers(headers).get('retry-after') ?? undefined);
      }
    },
  };
}

interface BatchPart {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}
