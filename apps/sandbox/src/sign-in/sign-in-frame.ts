import { html } from 'hono/html';
import { page, type Markup } from '../pages/layout.ts';
import type { Tenant } from '../world/tenant.ts';

/** One page of sign-in. */
export interface Frame {
  readonly tenant: Tenant;
  readonly title: string;
  readonly body: Markup;
  readonly script?: string;
}

/** A page of sign-in in a tenant's name, which says that it is none of Microsoft's. */
export function frame({ tenant, title, body, script }: Frame): Markup {
  return page({
    title: `${title} - Tenantry sandbox`,
    ...(script === undefined ? {} : { script }),
    body: html`<div class="sign-in">
      <header class="sandbox-note">
        <strong>Sandbox.</strong> This is not Microsoft. Nothing here asks for a password.
      </header>
      <main class="card">
        <p class="organization">${tenant.displayName}</p>
        ${body}
      </main>
      <footer><a href="/__sandbox">Sandbox control page</a></footer>
    </div>`,
  });
}
