import { expect, type APIRequestContext } from '@playwright/test';

/** An answer of the portal to a direct call. */
export interface PortalAnswer<Body> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
}

/** What the specs read of a refused call. */
export interface PortalProblem {
  readonly code: string;
  readonly correlationId: string;
  readonly runId?: string;
  readonly moves?: readonly { readonly code: string; readonly names?: readonly string[] }[];
}

/** What the specs read of a plan. */
export interface PortalPlan {
  readonly planId: string;
  readonly digest: string;
  readonly tenants: readonly { readonly displayName: string; readonly disposition: string }[];
  readonly summary: { readonly changes: number; readonly peopleCreated: number };
}

/** What the specs read of a run. */
export interface PortalRun {
  readonly runId: string;
  readonly state: 'queued' | 'running' | 'parked' | 'finished';
  readonly parkedFor?: string;
  readonly throttledUntil?: number;
  readonly counts: { readonly changesDone: number; readonly changesTotal: number; readonly failed: number };
  readonly tenants: readonly {
    readonly displayName: string;
    readonly state: string;
    readonly failure?: { readonly code: string; readonly owner: string };
  }[];
}

export interface Shareable {
  readonly id: string;
  readonly displayName: string;
}

/** The portal's API, called as its pages call it but without a page: to ask for what no page offers, or to go fast. */
export interface PortalApi {
  get<Body>(path: string): Promise<PortalAnswer<Body>>;
  post<Body>(path: string, body?: unknown): Promise<PortalAnswer<Body>>;
  /** Plans to share groups. @throws when no plan is made. */
  planToShare(...groups: readonly Shareable[]): Promise<PortalPlan>;
  /** Asks for the run of a plan. */
  apply<Body = { readonly runId: string }>(plan: PortalPlan): Promise<PortalAnswer<Body>>;
  /** Plans to share groups and begins the run. @throws when there is none. @returns the run's id. */
  beginToShare(...groups: readonly Shareable[]): Promise<string>;
  run(runId: string): Promise<PortalRun>;
  /** Waits until a run is as `until` says. @throws after `timeout` milliseconds, a minute when left out. */
  runUntil(runId: string, until: (run: PortalRun) => boolean, timeout?: number): Promise<PortalRun>;
}

/** Whether a run has ended. */
export function isFinished({ state }: PortalRun): boolean {
  return state === 'finished';
}

/** The API of the portal at `origin` for whoever is signed in with the cookies of `request`. */
export function portalApi(request: APIRequestContext, origin: string): PortalApi {
  async function call<Body>(method: 'GET' | 'POST', path: string, data?: unknown): Promise<PortalAnswer<Body>> {
    const answer = await request.fetch(`${origin}${path}`, {
      method,
      headers: { 'X-CSRF': '1', Origin: origin },
      ...(data === undefined ? {} : { data }),
    });
    const text = await answer.text();
    const body = (text === '' ? undefined : JSON.parse(text)) as Body;
    return { status: answer.status(), headers: answer.headers(), body };
  }

  async function succeed<Body>(answer: Promise<PortalAnswer<Body>>): Promise<Body> {
    const { status, body } = await answer;
    if (status >= 300) throw new Error(`The portal answered ${String(status)}: ${JSON.stringify(body)}`);
    return body;
  }

  const api: PortalApi = {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    planToShare: (...groups) => succeed(call('POST', '/api/plans', planRequest('select-users-and-groups', groups))),
    apply: (plan) => call('POST', `/api/plans/${plan.planId}/runs`, { digest: plan.digest }),
    async beginToShare(...groups) {
      const { runId } = await succeed(api.apply<{ readonly runId: string }>(await api.planToShare(...groups)));
      return runId;
    },
    run: (runId) => succeed(call<PortalRun>('GET', `/api/runs/${runId}`)),
    async runUntil(runId, until, timeout = 60_000) {
      let run = await api.run(runId);
      await expect
        .poll(
          async () => {
            run = await api.run(runId);
            return until(run) || run;
          },
          { timeout, intervals: [200] },
        )
        .toBe(true);
      return run;
    },
  };
  return api;
}

/** The body by which a plan to share groups is asked for. */
export function planRequest(flow: string, groups: readonly Shareable[]): object {
  const principals = groups.map(({ id, displayName }) => ({ id, displayName, kind: 'group' }));
  return { flow, principals };
}
