import { html } from 'hono/html';
import type { Markup } from '../pages/layout.ts';
import type { Tenant } from '../world/tenant.ts';
import type { User } from '../world/user.ts';
import { frame } from './sign-in-frame.ts';

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
