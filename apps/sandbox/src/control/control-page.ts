import { html } from 'hono/html';
import type { JournalEntry } from '../journal/journal.ts';
import { page, type Markup } from '../pages/layout.ts';
import type { Sandbox } from '../sandbox.ts';
import { scenarios } from '../scenarios/scenarios.ts';
import { eventTypes } from './events.ts';
import { tenantCard } from './tenant-card.ts';

const shownEntries = 60;
const exampleEvent = JSON.stringify({ type: 'tenant-joined', displayName: 'Relecloud' });
const leaps: readonly (readonly [string, string])[] = [
  ['PT1M', '1 minute'],
  ['PT40M', '40 minutes'],
  ['P1D', '1 day'],
];
const speeds: readonly (readonly [number, string])[] = [
  [0, 'Stand still'],
  [1, 'Real time'],
  [60, '60 times'],
  [600, '600 times'],
];

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
          <ul class="tenants">
            ${tenants.map((tenant) => tenantCard(tenant, tenant.tenantId === world.homeTenantId))}
          </ul>
        </section>
        ${journalSection(sandbox.journal(Math.max(0, sandbox.lastJournalEntry() - shownEntries)))}
      </main>`,
  });
}

function scenarioPanel(current: string, seed: number): Markup {
  return html`<section class="panel" aria-labelledby="scenario-title">
    <h2 id="scenario-title">Scenario</h2>
    <form data-call="POST /__sandbox/reset" data-reload>
      <label for="scenario">Start over with</label>
      <select id="scenario" name="scenario">
        ${scenarios.map(
          ({ name, title }) => html`<option value="${name}" ${name === current ? 'selected' : ''}>${title}</option>`,
        )}
      </select>
      <label for="seed">Seed</label>
      <input id="seed" name="seed" type="number" min="0" step="1" value="${seed}" required />
      <button type="submit">Start over</button>
    </form>
    <dl>
      ${scenarios
        .filter(({ name }) => name === current)
        .map(
          ({ title, description }) =>
            html`<dt>Now: ${title}</dt>
              <dd>${description}</dd>`,
        )}
    </dl>
  </section>`;
}

function clockPanel(sandbox: Sandbox): Markup {
  const now = new Date(sandbox.clock.now()).toISOString();
  return html`<section class="panel" aria-labelledby="clock-title">
    <h2 id="clock-title">Clock</h2>
    <p><time id="now" datetime="${now}" data-speed="${sandbox.clock.speed}">${readable(now)}</time></p>
    <div class="actions" role="group" aria-label="Advance">
      ${leaps.map(
        ([advance, label]) =>
          html`<button
            type="button"
            data-call="POST /__sandbox/clock"
            data-body="${JSON.stringify({ advance })}"
            data-reload
          >
            Advance ${label}
          </button>`,
      )}
    </div>
    <div class="actions" role="group" aria-label="Speed">
      ${speeds.map(
        ([speed, label]) =>
          html`<button
            type="button"
            data-call="POST /__sandbox/clock"
            data-body="${JSON.stringify({ speed })}"
            data-reload
            aria-pressed="${speed === sandbox.clock.speed ? 'true' : 'false'}"
          >
            ${label}
          </button>`,
      )}
    </div>
  </section>`;
}

function faultPanel(sandbox: Sandbox): Markup {
  const faults = sandbox.faults();
  return html`<section class="panel" aria-labelledby="faults-title">
    <h2 id="faults-title">Faults</h2>
    <form data-call="PUT /__sandbox/faults" data-raw="faults" data-reload>
      <label for="faults">What goes wrong, as JSON</label>
      <textarea id="faults" name="faults" rows="6" spellcheck="false">${JSON.stringify(faults, null, 2)}</textarea>
      <div class="actions">
        <button type="submit">Inject</button>
        <button type="button" data-call="PUT /__sandbox/faults" data-body="[]" data-reload>Clear</button>
      </div>
    </form>
    <p class="example">
      Example: <code>[{"match":{"method":"POST","path":"…/jobs"},"kind":"throttle","times":2,"retryAfter":3}]</code>
    </p>
  </section>`;
}

function eventPanel(): Markup {
  return html`<section class="panel" aria-labelledby="events-title">
    <h2 id="events-title">Events</h2>
    <form data-call="POST /__sandbox/events" data-raw="event" data-reload>
      <label for="event">What happens, as JSON</label>
      <textarea id="event" name="event" rows="6" spellcheck="false">${exampleEvent}</textarea>
      <button type="submit">Let it happen</button>
    </form>
    <details>
      <summary>Types of events</summary>
      <ul>
        ${eventTypes.map((type) => html`<li><code>${type}</code></li>`)}
      </ul>
    </details>
  </section>`;
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
    </div>
  </section>`;
}

function journalRow(entry: JournalEntry): Markup {
  return html`<tr>
    <td>${entry.n}</td>
    <td>${entry.at.slice(11, 19)}</td>
    <td>${entry.actor}</td>
    <td><code>${entry.method} ${entry.path}${entry.query}</code></td>
    <td>${entry.status ?? 'dropped'}</td>
  </tr>`;
}

function readable(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}
