import { html } from 'hono/html';
import type { Markup } from '../pages/layout.ts';
import type { Sandbox } from '../sandbox-interface.ts';
import { scenarios } from '../scenarios/scenarios.ts';
import { exampleEvents } from './example-events.ts';

const leaps: readonly (readonly [string, string])[] = [
  ['PT1M', '1 minute'],
  ['PT40M', '40 minutes'],
  ['PT4H', '4 hours'],
  ['P1D', '1 day'],
];
const speeds: readonly (readonly [number, string])[] = [
  [0, 'Stand still'],
  [1, 'Real time'],
  [60, '60 times'],
  [600, '600 times'],
];
const exampleFaults: readonly (readonly [string, readonly object[]])[] = [
  ['Throttle every third call', [{ match: { path: '/v1.0/…' }, kind: 'throttle', rate: 0.33, retryAfter: 2 }]],
  ['Lose the answer of a new job', [{ match: { method: 'POST', path: '…/jobs' }, kind: 'reset-after', times: 1 }]],
  ['No assignments', [{ match: { method: 'POST', path: '…/appRoleAssignedTo' }, kind: 'unavailable' }]],
  ['Ask for claims once', [{ match: { tokenKind: 'delegated' }, kind: 'claims-challenge', times: 1 }]],
];

/** Which world there is, and a way to begin another. */
export function scenarioPanel(current: string, seed: number): Markup {
  const scenario = scenarios.find(({ name }) => name === current);
  return html`<section class="panel" id="scenario-panel" aria-labelledby="scenario-title">
    <h2 id="scenario-title">Scenario</h2>
    <form data-call="POST /__sandbox/reset" data-done="Started over.">
      <label for="scenario">Start over with</label>
      <select id="scenario" name="scenario" data-key="scenario">
        ${scenarios.map(
          ({ name, title }) => html`<option value="${name}" ${name === current ? 'selected' : ''}>${title}</option>`,
        )}
      </select>
      <label for="seed">Seed</label>
      <input id="seed" name="seed" data-key="seed" type="number" min="0" step="1" value="${seed}" required />
      <button type="submit" data-key="start-over">Start over</button>
    </form>
    <p class="hint">${scenario?.description ?? ''}</p>
  </section>`;
}

/** What time it is, and ways to let it pass. */
export function clockPanel(sandbox: Sandbox): Markup {
  const now = new Date(sandbox.clock.now()).toISOString();
  return html`<section class="panel" id="clock-panel" aria-labelledby="clock-title">
    <h2 id="clock-title">Clock</h2>
    <p class="clock"><time id="now" datetime="${now}" data-speed="${sandbox.clock.speed}">${readable(now)}</time></p>
    <h3 id="advance-title">Advance</h3>
    <div class="actions" role="group" aria-labelledby="advance-title">
      ${leaps.map(([advance, label]) => clockButton(label, { advance }, `Time went on by ${label}.`))}
    </div>
    <h3 id="speed-title">Speed</h3>
    <div class="actions" role="group" aria-labelledby="speed-title">
      ${speeds.map(([speed, label]) =>
        clockButton(label, { speed }, `Speed: ${label}.`, speed === sandbox.clock.speed),
      )}
    </div>
    <p class="hint">Synchronization runs every 40 minutes.</p>
  </section>`;
}

function clockButton(label: string, body: object, done: string, pressed?: boolean): Markup {
  return html`<button
    type="button"
    data-call="POST /__sandbox/clock"
    data-key="clock ${label}"
    data-body="${JSON.stringify(body)}"
    data-done="${done}"
    ${pressed === undefined ? '' : html`aria-pressed="${pressed ? 'true' : 'false'}"`}
  >
    ${label}
  </button>`;
}

/** What goes wrong now, and what could. */
export function faultPanel(sandbox: Sandbox): Markup {
  const faults = sandbox.faults();
  return html`<section class="panel" aria-labelledby="faults-title">
    <h2 id="faults-title">Faults</h2>
    <div id="fault-list">
      ${
        faults.length === 0
          ? html`<p class="hint">Nothing goes wrong.</p>`
          : html`<ul>
              ${faults.map((fault) => html`<li><code>${JSON.stringify(fault)}</code></li>`)}
            </ul>`
      }
    </div>
    <form data-call="PUT /__sandbox/faults" data-raw="faults" data-done="The faults are in place.">
      <label for="faults">What goes wrong, as JSON</label>
      <textarea id="faults" name="faults" rows="4" spellcheck="false">
${JSON.stringify(exampleFaults[0]?.[1])}</textarea>
      <div class="actions">
        <button type="submit">Inject</button>
        <button type="button" data-call="PUT /__sandbox/faults" data-body="[]" data-done="Nothing goes wrong any more.">
          Clear
        </button>
      </div>
    </form>
    <h3 id="fault-examples">Examples</h3>
    <div class="actions" role="group" aria-labelledby="fault-examples">
      ${exampleFaults.map(
        ([label, example]) =>
          html`<button type="button" class="small" data-fill="#faults" data-text="${JSON.stringify(example, null, 1)}">
            ${label}
          </button>`,
      )}
    </div>
  </section>`;
}

/** Ways to let something happen in the world. */
export function eventPanel(): Markup {
  const [first] = exampleEvents;
  return html`<section class="panel" aria-labelledby="events-title">
    <h2 id="events-title">Events</h2>
    <form data-call="POST /__sandbox/events" data-raw="event" data-done="It happened.">
      <label for="event-type">Type</label>
      <select id="event-type" data-fill="#event">
        ${exampleEvents.map((example) => html`<option data-text="${JSON.stringify(example)}">${example.type}</option>`)}
      </select>
      <label for="event">What happens, as JSON</label>
      <textarea id="event" name="event" rows="5" spellcheck="false">${JSON.stringify(first)}</textarea>
      <button type="submit">Let it happen</button>
    </form>
    <p class="hint">People are named by id, address or user principal name, tenants and groups by id or name.</p>
  </section>`;
}

function readable(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}
