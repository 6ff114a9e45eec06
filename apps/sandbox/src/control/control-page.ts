import { html } from 'hono/html';
import type { JournalEntry } from '../journal/journal.ts';
import { page, type Markup } from '../pages/layout.ts';
import type { Sandbox } from '../sandbox-interface.ts';
import { clockPanel, eventPanel, faultPanel, scenarioPanel } from './control-panels.ts';
import { tenantCard } from './tenant-card.ts';

const shownEntries = 60;
/** The control page: what is true in every tenant, and the handles that move the world. */
export async function controlPage(sandbox: Sandbox): Promise<Markup> {
  const { tenants } = sandbox.state();
  const world = sandbox.world();
  return page({
    title: 'Tenantry sandbox',
    script: '/__sandbox/assets/control.js',
    body: html`<header class="bar">
        <a class="skip" href="#main">Skip to the tenants</a>
        <span class="product">Tenantry sandbox</span>
        <span class="hint">Microsoft Entra and Microsoft Graph, simulated. Nobody here is real.</span>
      </header>
      <main class="control">
        <h1>Sandbox control</h1>
        <p id="message" role="status" class="message"></p>
        <div class="panels">
          ${scenarioPanel(world.scenario, world.seed)} ${clockPanel(sandbox)} ${faultPanel(sandbox)} ${eventPanel()}
        </div>
        <section aria-labelledby="main">
          <h2 id="main" tabindex="-1">Tenants</h2>
          <ul class="tenants" id="tenants">
            ${tenants.map((tenant) => tenantCard(tenant, tenant.tenantId === world.homeTenantId))}
          </ul>
        </section>
        ${journalSection(sandbox.journal(Math.max(0, sandbox.lastJournalEntry() - shownEntries)))}
      </main>`,
  });
}

function journalSection(entries: readonly JournalEntry[]): Markup {
  const last = entries.at(-1)?.n ?? 0;
  return html`<section aria-labelledby="journal-title">
    <h2 id="journal-title">Journal</h2>
    <p>Every Graph and token request, newest first. It goes on by itself.</p>
    <div class="scroll" tabindex="0" role="region" aria-label="Journal entries">
      <table>
        <thead>
          <tr>
            <th scope="col">Number</th>
            <th scope="col">Time</th>
            <th scope="col">Who</th>
            <th scope="col">Request</th>
            <th scope="col">Status</th>
          </tr>
        </thead>
        <tbody id="journal" data-last="${last}" data-most="${shownEntries}">
          ${entries.toReversed().map(journalRow)}
        </tbody>
      </table>
      <p id="nothing" class="hint" ${entries.length > 0 ? 'hidden' : ''}>Nothing was asked yet.</p>
    </div>
  </section>`;
}

function journalRow(entry: JournalEntry): Markup {
  return html`<tr>
    <td>${entry.n}</td>
    <td>${entry.at.slice(11, 19)}</td>
    <td>${entry.actor}</td>
    <td><code>${entry.method} ${entry.path}${entry.query}</code></td>
    <td class="${entry.status === null || entry.status >= 400 ? 'failed' : ''}">${entry.status ?? 'dropped'}</td>
  </tr>`;
}
