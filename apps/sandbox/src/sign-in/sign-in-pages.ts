import { html } from 'hono/html';
import { page, type Markup } from '../pages/layout.ts';
import type { Tenant } from '../world/tenant.ts';
import type { User } from '../world/user.ts';
import type { Account } from './account-picker.ts';

interface Frame {
  readonly tenant: Tenant;
  readonly title: string;
  readonly body: Markup;
  readonly script?: string;
}

function frame({ tenant, title, body, script }: Frame): Markup {
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

/** The account picker. Every entry is a link, since browsers block a form whose answer goes to another origin. */
export function accountPickerPage(options: {
  readonly tenant: Tenant;
  readonly clientName: string;
  readonly accounts: readonly Account[];
  readonly linkOf: (user: User) => string;
  readonly context: string;
  readonly search: string;
}): Markup {
  const { tenant, accounts, search } = options;
  return frame({
    tenant,
    title: 'Pick an account',
    body: html`<h1>Pick an account</h1>
      <p>to continue to ${options.clientName}</p>
      ${
        accounts.length === 0
          ? html`<p>No account matches "${search}".</p>`
          : html`<ul class="accounts">
              ${accounts.map(
                ({ user, role }) =>
                  html`<li>
                    <a href="${options.linkOf(user)}">
                      <span class="avatar" aria-hidden="true">${initials(user.displayName)}</span>
                      <span class="account">
                        <span class="role">${role}</span>
                        <span class="name">${user.displayName}</span>
                        <span class="address">${user.userPrincipalName}</span>
                      </span>
                    </a>
                  </li>`,
              )}
            </ul>`
      }
      <form class="search" method="get" action="/${tenant.tenantId}/sign-in/accounts" role="search">
        <input type="hidden" name="context" value="${options.context}" />
        <label for="search">Another account</label>
        <div class="row">
          <input id="search" name="search" type="search" value="${search}" autocomplete="off" />
          <button type="submit">Find</button>
        </div>
      </form>`,
  });
}

/** The consent page: what the client wants, for whom it would hold. */
export function consentPage(options: {
  readonly tenant: Tenant;
  readonly clientName: string;
  readonly user: User;
  readonly scopes: readonly string[];
  readonly forEverybody: boolean;
  readonly acceptLink: string;
  readonly cancelLink: string;
}): Markup {
  const { clientName, user, scopes, forEverybody } = options;
  return frame({
    tenant: options.tenant,
    title: 'Permissions requested',
    body: html`<p class="address">${user.userPrincipalName}</p>
      <h1>Permissions requested</h1>
      <p><strong>${clientName}</strong> would like to:</p>
      <ul class="scopes">
        ${scopes.map((scope) => html`<li><code>${scope}</code></li>`)}
      </ul>
      <p>
        ${
          forEverybody
            ? 'Accepting consents on behalf of your organization: nobody else is asked again.'
            : 'Accepting holds for you alone.'
        }
      </p>
      <div class="actions">
        <a class="button" href="${options.cancelLink}">Cancel</a>
        <a class="button primary" href="${options.acceptLink}">Accept</a>
      </div>`,
  });
}

/** What somebody sees who may not agree to what the client asks for (AADSTS90094). */
export function needsAdminPage(options: {
  readonly tenant: Tenant;
  readonly clientName: string;
  readonly user: User;
  readonly scopes: readonly string[];
  readonly otherAccountLink: string;
  readonly cancelLink: string;
}): Markup {
  return frame({
    tenant: options.tenant,
    title: 'Need admin approval',
    body: html`<p class="address">${options.user.userPrincipalName}</p>
      <h1>Need admin approval</h1>
      <p>
        <strong>${options.clientName}</strong> needs permission to access resources in your organization that only an
        admin can grant. Ask an admin to grant permission to this app before you can use it.
      </p>
      <p>AADSTS90094: The grant requires admin permission for ${options.scopes.join(', ')}.</p>
      <p><a href="${options.otherAccountLink}">Have an admin account? Sign in with that account</a></p>
      <p><a href="${options.cancelLink}">Return to the application without granting consent</a></p>`,
  });
}

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

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return `${words[0]?.charAt(0) ?? ''}${words.length > 1 ? (words.at(-1)?.charAt(0) ?? '') : ''}`.toUpperCase();
}
