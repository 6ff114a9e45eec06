import type { Sandbox } from './stack/sandbox.ts';

/** Graph as an administrator uses it who does not use the portal. */
export interface EntraAdministrator {
  /** Sends a request. @returns what Graph answers. @throws when Graph refuses it. */
  send(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<unknown>;
}

/** Signs somebody in at Graph, beside the portal. */
export async function entraAdministrator(sandbox: Sandbox): Promise<EntraAdministrator> {
  const { homeTenantId } = await sandbox.state();
  const ordered = await fetch(`${sandbox.origin}/__sandbox/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      tenantId: homeTenantId,
      role: 'Global Administrator',
      scopes: ['Synchronization.ReadWrite.All', 'Application.ReadWrite.All'],
    }),
  });
  const { accessToken } = (await ordered.json()) as { readonly accessToken: string };
  return {
    async send(method, path, body) {
      const answer = await fetch(`${sandbox.origin}/graph/v1.0${path}`, {
        method,
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path}: ${String(answer.status)} ${text}`);
      return text === '' ? undefined : (JSON.parse(text) as unknown);
    },
  };
}
