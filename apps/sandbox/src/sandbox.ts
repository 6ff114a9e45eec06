import { createAdmission } from './admission/admission.ts';
import { exchangeForToken, exchangeWithGraph, type ExchangeServices } from './admission/exchange.ts';
import { createVirtualClock } from './clock/virtual-clock.ts';
import { createControl } from './control/control.ts';
import { applyEvent } from './control/events.ts';
import { stateOf } from './control/state.ts';
import { createFaults } from './faults/faults.ts';
import { createGraph } from './graph/graph.ts';
import { warmSearchIndexes } from './graph/search-indexes.ts';
import { createJournal } from './journal/journal.ts';
import { noLatency, replicationLag } from './latency/latency.ts';
import { createSavedWorld } from './persistence/saved-world.ts';
import { createRandomStreams, type RandomStreams } from './random/random-streams.ts';
import { createReplication } from './replication/replication.ts';
import type { Sandbox, SandboxOptions } from './sandbox-interface.ts';
import { createSandboxTime } from './sandbox-time.ts';
import type { Conditions } from './scenarios/scenario.ts';
import { scenarioOf, scenarios } from './scenarios/scenarios.ts';
import { createAuthentication } from './sign-in/authenticate.ts';
import { issueToken } from './sign-in/issue-token.ts';
import { createSigningKeys } from './sign-in/signing-keys.ts';
import { createSignIn } from './sign-in/sign-in.ts';
import type { SignInContext } from './sign-in/sign-in-context.ts';
import { createTokenRequests, isTokenRequest } from './sign-in/token-requests.ts';
import { createThrottling } from './throttling/throttling.ts';
import type { World } from './world/world.ts';

/** Monday morning: where a clock stands that nobody set. */
const defaultStart = Date.UTC(2026, 10, 23, 8);

/** Entra sign-in and Microsoft Graph over one simulated world. Everything in it follows from scenario, seed and the calls made. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const clock = options.clock ?? createVirtualClock({ start: defaultStart, speed: 0 });
  const wall = options.wall ?? Date.now;
  const wait = options.wait ?? (() => Promise.resolve());
  const initialLatency = options.latency ?? noLatency;
  const initialSpeed = clock.speed;
  let latency = initialLatency;
  let throttles = options.throttling ?? true;
  let accessTokenLifetime: number | undefined;
  let run = 0;
  let conditions: Conditions = {};
  let world: World;
  let chance: RandomStreams;
  let graph: (request: Request) => Promise<Response>;

  const journal = createJournal();
  const throttling = createThrottling(clock, () => conditions.budgetShare ?? 1);
  const faults = createFaults(() => chance.faults);
  const replication = createReplication(
    clock,
    options.replication ?? (() => replicationLag(latency, chance.replication)),
  );
  const saved =
    options.dataDirectory === undefined
      ? undefined
      : createSavedWorld(options.dataDirectory, () => ({
          world,
          header: { format: 1, now: clock.now(), speed: clock.speed, run },
        }));
  const time = createSandboxTime({ clock, world: () => world, random: () => chance.engine, kept: saved });
  const origin = options.origin ?? 'http://localhost:3100';
  const signInContext: SignInContext = {
    world: () => world,
    clock,
    wall,
    random: () => chance.signIn,
    keys: createSigningKeys(options.dataDirectory, wall),
    origin: typeof origin === 'function' ? origin : () => origin,
    changed: () => {
      time.disturb();
      saved?.touch();
    },
    accessTokenLifetime: () => accessTokenLifetime,
  };
  const admission = createAdmission({
    clock,
    faults,
    throttling,
    latency: () => latency,
    throttles: () => throttles,
    chance: () => chance.latency,
    wait,
    signIn: signInContext,
    authenticate: createAuthentication(signInContext),
  });
  const signIn = createSignIn(signInContext);

  /** Takes over how Graph behaves in a world from the beginning. */
  const settle = (next: Conditions = {}): void => {
    conditions = next;
    faults.set(next.faults ?? []);
    latency = { ...initialLatency, ...next.latency };
  };
  const enter = (next: World): void => {
    world = next;
    chance = createRandomStreams(next.seed, run);
    replication.clear();
    warmSearchIndexes(next, clock.now());
    graph = createGraph({
      // What is under way when the sandbox is reset ends in the world it began in.
      world: () => next,
      clock,
      random: chance.graph,
      replication,
      authenticate: admission.authenticate,
      admit: admission.admit,
    });
  };

  const exchange: ExchangeServices = {
    clock,
    journal,
    admission,
    signIn: signInContext,
    advance: time.advance,
    graph: (request) => graph(request),
    answerTokenRequest: createTokenRequests(signInContext, { meet: (call) => faults.meet(call), wait }),
  };

  const loaded = options.scenario === undefined && options.seed === undefined ? saved?.load() : undefined;
  if (loaded === undefined) {
    const scenario = scenarioOf(options.scenario);
    enter(scenario.create(options.seed ?? 1, clock.now()));
    settle(scenario.conditions);
  } else {
    clock.advance(Math.max(0, loaded.header.now - clock.now()));
    clock.setSpeed(loaded.header.speed);
    run = loaded.header.run + 1;
    enter(loaded.world);
    settle(scenarios.find(({ name }) => name === world.scenario)?.conditions);
  }
  saved?.touch();

  const sandbox: Sandbox = {
    async fetch(request) {
      const { pathname, search } = new URL(request.url);
      const path = pathname.startsWith('/graph/') ? pathname.slice('/graph'.length) : pathname;
      if (path !== pathname || path.startsWith('/v1.0/')) return exchangeWithGraph(exchange, request, path, search);
      if (isTokenRequest(request, pathname)) return exchangeForToken(exchange, request, pathname);
      if (pathname === '/' || pathname.startsWith('/__sandbox')) return control(request);
      return signIn(request);
    },
    clock,
    world: () => world,
    state: (tenantId) => {
      time.advance();
      return stateOf(world, clock.now(), tenantId);
    },
    journal: (after) => journal.entries(after),
    lastJournalEntry: () => journal.last,
    setFaults: (next) => faults.set(next),
    faults: () => faults.current(),
    setLatency: (next) => {
      latency = next;
    },
    latency: () => latency,
    setThrottling: (enabled) => {
      throttles = enabled;
    },
    throttling: () => throttles,
    setAccessTokenLifetime: (seconds) => {
      accessTokenLifetime = seconds;
    },
    dispatch(event) {
      time.advance();
      time.disturb();
      const outcome = applyEvent({ world, now: clock.now(), random: chance.events }, event);
      saved?.touch();
      return outcome;
    },
    reset(next = {}) {
      run = 0;
      const scenario = scenarioOf(next.scenario);
      time.disturb();
      enter(scenario.create(next.seed ?? 1, clock.now()));
      journal.clear();
      throttling.clear();
      settle(scenario.conditions);
      throttles = options.throttling ?? true;
      accessTokenLifetime = undefined;
      clock.setSpeed(initialSpeed);
      saved?.touch();
    },
    issueToken: (order) => issueToken(signInContext, order),
    advance: time.advance,
    pass: time.pass,
    changed: () => saved?.touch(),
    close: () => saved?.close(),
  };
  const control = createControl(sandbox);
  return sandbox;
}
