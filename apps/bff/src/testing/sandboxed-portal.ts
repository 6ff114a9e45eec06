import type { SessionPrincipal } from '../session/session-principal.ts';
import type { Store } from '../store/open-store.ts';
import { createPortalProcess, personasOf, type PortalProcess } from './portal-process.ts';
import { openSandbox, serveSandbox, type Sandbox } from './sandbox.ts';
import { scaledClock } from './scaled-clock.ts';
import type { TestEngine } from './store-engines.ts';

/** The portal in front of the sandbox, as in real life but for the web and the sign-in. */
export interface SandboxedPortal extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly store: Store;
  readonly first: PortalProcess;
  /** Another process on the same data; stopped with the rest. */
  another(): PortalProcess;
  /** Calls this whenever Graph has done something, and waits for it before the portal learns of it. */
  onAnswer(listener: (request: Request) => void | Promise<void>): void;
  readonly administrator: SessionPrincipal;
  readonly helpdesk: SessionPrincipal;
  /** A group of the home tenant as somebody picks it. */
  group(displayName: string): { readonly id: string; readonly kind: 'group'; readonly displayName: string };
}

export interface SandboxedPortalOptions {
  readonly scenario?: string;
  /** How many times as fast as real time everything goes. */
  readonly speed?: number;
}

/** Opens a portal whose background work is not begun yet. */
export async function openSandboxedPortal(
  engine: TestEngine,
  { scenario = 'contoso', speed = 20 }: SandboxedPortalOptions = {},
): Promise<SandboxedPortal> {
  const sandbox = await openSandbox(scenario, speed);
  const listeners: ((request: Request) => void | Promise<void>)[] = [];
  const server = await serveSandbox(sandbox, async (request) => {
    for (const listener of listeners) await listener(request);
  });
  const opened = await engine.open();
  const clock = scaledClock(() => sandbox.clock.now(), speed);
  const [administrator, helpdesk] = personasOf(sandbox);
  if (!administrator || !helpdesk) throw new Error('The scenario has no personas.');
  const processes: PortalProcess[] = [];
  const another = (): PortalProcess => {
    const process = createPortalProcess(sandbox, server.origin, opened.store, clock, helpdesk);
    processes.push(process);
    return process;
  };
  const groups = [...(sandbox.world().tenants.get(sandbox.world().homeTenantId)?.groups.values() ?? [])];
  return {
    sandbox,
    store: opened.store,
    first: another(),
    another,
    onAnswer: (listener) => void listeners.push(listener),
    administrator,
    helpdesk,
    group(displayName) {
      const group = groups.find((one) => one.displayName === displayName);
      if (!group) throw new Error(`There is no group ${displayName}.`);
      return { id: group.id, kind: 'group', displayName };
    },
    async [Symbol.asyncDispose]() {
      for (const process of processes) process.goOn();
      await Promise.all(processes.map((process) => process.useCases.stop()));
      await server[Symbol.asyncDispose]();
      await opened[Symbol.asyncDispose]();
    },
  };
}
