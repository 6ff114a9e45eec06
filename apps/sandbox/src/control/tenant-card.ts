import { html } from 'hono/html';
import type { Markup } from '../pages/layout.ts';
import type { ConfigurationState, TenantState } from './state.ts';

const mostPeople = 60;

/** One tenant of the control page: counts, configurations and people. */
export function tenantCard(tenant: TenantState, isHome: boolean): Markup {
  const external = tenant.users.filter((user) => user.creationType === 'Invitation');
  const own = tenant.users.filter((user) => user.creationType !== 'Invitation');
  const place = tenant.state === 'none' ? 'not in the organization' : `${tenant.role}, ${tenant.state}`;
  return html`<li class="tenant">
    <h3>${tenant.displayName}${isHome ? ' (home)' : ''} <span class="place ${tenant.state}">${place}</span></h3>
    <p class="address">${tenant.initialDomain}</p>
    <p class="address"><code>${tenant.tenantId}</code></p>
    <dl class="counts">
      <div>
        <dt>People</dt>
        <dd>${count(own.length)}</dd>
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
    ${configurations(tenant)} ${people(tenant.tenantId, 'From elsewhere', external, true)}
    ${people(tenant.tenantId, 'Own people', own, false)}
    ${people(tenant.tenantId, 'Deleted', tenant.deletedUsers, false)}
  </li>`;
}

function configurations(tenant: TenantState): Markup | string {
  if (tenant.configurations.length === 0) return '';
  return html`<details data-key="configurations ${tenant.tenantId}">
    <summary data-key="summary configurations ${tenant.tenantId}">
      Configurations (${count(tenant.configurations.length)})
    </summary>
    <ul>
      ${tenant.configurations.map(
        (item) =>
          html`<li>
            <code>${item.displayName}</code>: ${item.jobs.map(describeJob).join('; ') || 'no job'},
            ${count(item.assignments.length)} assigned
          </li>`,
      )}
    </ul>
  </details>`;
}

function describeJob({ status }: ConfigurationState['jobs'][number]): string {
  const [progress] = status.progress;
  const running = progress ? `, cycle at ${count(progress.completedUnits)} of ${count(progress.totalUnits)}` : '';
  return `${status.code}${status.quarantine ? ` (${status.quarantine.reason})` : ''}${running}`;
}

/** Some people, newest accounts first: arrivals from elsewhere are what one looks for. */
function people(tenantId: string, label: string, users: TenantState['users'], open: boolean): Markup | string {
  if (users.length === 0) return '';
  const shown = users.slice(-mostPeople).toReversed();
  const rest = users.length - shown.length;
  return html`<details data-key="${label} ${tenantId}" ${open ? 'open' : ''}>
    <summary data-key="summary ${label} ${tenantId}">${label} (${count(users.length)})</summary>
    <ul class="people" tabindex="0" aria-label="${label}">
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
