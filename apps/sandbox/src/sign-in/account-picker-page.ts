import { html } from 'hono/html';
import type { Markup } from '../pages/layout.ts';
import type { Tenant } from '../world/tenant.ts';
import type { User } from '../world/user.ts';
import type { Account } from './account-picker.ts';
import { frame } from './sign-in-frame.ts';

/** Whoever picks by a role means the first who has it; a second administrator is called so. */
function labelOf(accounts: readonly Account[], role: string, index: number): string {
  const isFirst = accounts.findIndex((account) => account.role === role) === index;
  return isFirst || role !== 'Global Administrator' ? role : 'Second administrator';
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
                ({ user, role }, index) =>
                  html`<li>
                    <a href="${options.linkOf(user)}">
                      <span class="avatar" aria-hidden="true">${initials(user.displayName)}</span>
                      <span class="account">
                        <span class="role">${labelOf(accounts, role, index)}</span>
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

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return `${words[0]?.charAt(0) ?? ''}${words.length > 1 ? (words.at(-1)?.charAt(0) ?? '') : ''}`.toUpperCase();
}
