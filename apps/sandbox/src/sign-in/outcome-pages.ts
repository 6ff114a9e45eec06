import { html } from 'hono/html';
import { page, type Markup } from '../pages/layout.ts';
import type { Tenant } from '../world/tenant.ts';
import { frame } from './sign-in-frame.ts';

/** An error that cannot be handed to the client. */
export function signInErrorPage(tenant: Tenant | undefined, description: string): Markup {
  const body = html`<h1>Sorry, but we're having trouble signing you in.</h1>
    <p>${description}</p>`;
  if (tenant !== undefined) return frame({ tenant, title: 'Sign-in error', body });
  return page({
    title: 'Sign-in error - Tenantry sandbox',
    body: html`<div class="sign-in">
      <header class="sandbox-note"><strong>Sandbox.</strong> This is not Microsoft.</header>
      <main class="card">${body}</main>
      <footer><a href="/__sandbox">Sandbox control page</a></footer>
    </div>`,
  });
}

/** After signing out without an address to go back to. */
export function signedOutPage(tenant: Tenant): Markup {
  return frame({
    tenant,
    title: 'Signed out',
    body: html`<h1>You signed out of your account</h1>
      <p>It's a good idea to close all browser windows.</p>`,
  });
}

/** The answer of `response_mode=form_post`: a form that a small script sends, with a button for browsers without. */
export function formPostPage(tenant: Tenant, action: string, fields: Readonly<Record<string, string>>): Markup {
  return frame({
    tenant,
    title: 'Signing in',
    script: '/__sandbox/assets/form-post.js',
    body: html`<h1>Signing you in</h1>
      <form id="answer" method="post" action="${action}">
        ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        <button type="submit">Continue</button>
      </form>`,
  });
}
