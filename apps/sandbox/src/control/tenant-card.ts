import { html } from 'hono/html';
import type { Markup } from '../pages/layout.ts';
import type { ConfigurationState, TenantState } from './state.ts';

const mostPeople = 100;

/** One tenant of the control page: counts, configurations and people. */
export function tenantCard(tenant: TenantState, isHome: boolean): Markup {
  const external = tenant.users.filter((user) => user.creationType === 'Invitation');
  const place = tenant.state === 'none' ? 'not in the organization' : `${tenant.role}, ${tenant.state}`;
  return html`<li class="tenant">
    <h3>${tenant.displayName}${isHome ? ' (home)' : ''}</h3>
    <p class="address">${tenant.initialDomain}</p>
    <p class="address"><code>${tenant.tenantId}</code></p>
    <dl class="counts">
      <div>
        <dt>Place</dt>
        <dd>${place}</dd>
      </div>
      <div>
        <dt>People</dt>
        <dd>${count(tenant.users.length - external.length)}</dd>
      </div>
      <div>
        <dt>From elsewhere</dt>
        <dd>${count(external.length)}</dd>
      </div>
      <div>
        <dt>Deleted</dt>
        <dd>${count(tenant.deletedUsers.length)}</dd>
      </div>
      <div>
        <dt>Groups</dt>
        <dd>${count(tenant.groups.length)}</dd>
      </div>
      <div>
        <dt>Configurations</dt>
        <dd>${count(tenant.configurations.length)}</dd>
      </div>
    </dl>
    ${configurations(tenant.configurations)} ${people(tenant, external)}
  </li>`;
}

function configurations(list: readonly ConfigurationState[]): Markup | string {
  if (list.length === 0) return '';
  return html`<details>
    <summary>Configurations (${count(list.length)})</summary>
    <ul>
      ${list.map(
        (item) =>
          html`<li>
            <code>${item.displayName}</code>: ${item.jobs.map((job) => job.status.code).join(', ') || 'no job'},
            ${count(item.assignments.length)} assigned
          </li>`,
      )}
    </ul>
  </details>`;
}

function people(tenant: TenantState, external: TenantState['users']): Markup {
  const own = tenant.users.filter((user) => user.creationType !== 'Invitation');
  const shown = [...external, ...own].slice(0, mostPeople);
  const rest = tenant.users.length - shown.length;
  return html`<details>
    <summary>People (${count(tenant.users.length)})</summary>
    <ul class="people">
      ${shown.map(
        (user) =>
          html`<li>
            <span class="name">${user.displayName}</span>
            <span class="address">${user.userPrincipalName}</span>
            <span class="address">${describe(user)}</span>
          </li>`,
      )}
      ${rest > 0 ? html`<li>and ${count(rest)} more, see <code>/__sandbox/state</code></li>` : ''}
    </ul>
  </details>`;
}

function describe(user: TenantState['users'][number]): string {
  const facts = [user.userType ?? 'no user type'];
  if (user.creationType === 'Invitation') facts.push('external');
  if (!user.accountEnabled) facts.push('disabled');
  if (user.department !== null) facts.push(user.department);
  return facts.join(', ');
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
