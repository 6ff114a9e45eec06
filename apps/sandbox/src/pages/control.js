// Makes the buttons and forms of the control page call the JSON beside it, and keeps tenants, clock and journal up to date.
const message = document.querySelector('#message');
const journal = document.querySelector('#journal');
const nothing = document.querySelector('#nothing');
const refreshed = ['#scenario-panel', '#clock-panel', '#fault-list', '#tenants'];
let shownAt = performance.now();
let stale = false;

/** Calls the sandbox, says how it went and shows what changed. */
async function call(target, body) {
  const [method, path] = target.dataset.call.split(' ');
  message.textContent = 'Working…';
  message.classList.remove('error');
  const response = await fetch(path, { method, headers: { 'content-type': 'application/json' }, body });
  if (response.ok) {
    message.textContent = target.dataset.done ?? 'Done.';
  } else {
    const { error } = await response.json();
    message.textContent = error;
    message.classList.add('error');
  }
  if (path === '/__sandbox/reset') clearJournal();
  await refresh();
}

function clearJournal() {
  journal.replaceChildren();
  journal.dataset.last = '0';
  nothing.hidden = false;
}

/** Takes the changing parts of the page over from a fresh copy; what people opened stays open, and focus stays where it was. */
async function refresh() {
  const response = await fetch('/__sandbox').catch(() => undefined);
  if (response === undefined || !response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  const open = new Map(
    [...document.querySelectorAll('details[data-key]')].map((each) => [each.dataset.key, each.open]),
  );
  const focused = document.activeElement?.dataset?.key;
  for (const selector of refreshed) {
    const part = fresh.querySelector(selector);
    for (const details of part.querySelectorAll('details[data-key]')) {
      details.open = open.get(details.dataset.key) ?? details.open;
    }
    document.querySelector(selector).replaceWith(part);
  }
  if (focused !== undefined) document.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  shownAt = performance.now();
  stale = false;
}

function bodyOf(form) {
  const fields = new FormData(form);
  if (form.dataset.raw !== undefined) return form.elements.namedItem(form.dataset.raw).value;
  const entries = [...fields].map(([name, value]) => {
    const input = form.elements.namedItem(name);
    return [name, input instanceof HTMLInputElement && input.type === 'number' ? Number(value) : value];
  });
  return JSON.stringify(Object.fromEntries(entries));
}

document.addEventListener('submit', (event) => {
  const form = event.target.closest('form[data-call]');
  if (form === null) return;
  event.preventDefault();
  void call(form, bodyOf(form));
});
document.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-call], button[data-fill]');
  if (button === null) return;
  if (button.dataset.call !== undefined) void call(button, button.dataset.body);
  else document.querySelector(button.dataset.fill).value = button.dataset.text;
});
document.addEventListener('change', (event) => {
  const choice = event.target.closest('select[data-fill]');
  if (choice !== null) document.querySelector(choice.dataset.fill).value = choice.selectedOptions[0].dataset.text;
});

setInterval(() => {
  const clock = document.querySelector('#now');
  const passed = (performance.now() - shownAt) * Number(clock.dataset.speed);
  const now = new Date(Date.parse(clock.dateTime) + passed).toISOString();
  clock.textContent = `${now.slice(0, 10)} ${now.slice(11, 19)} UTC`;
}, 1000);

function cell(text, element = 'td') {
  const made = document.createElement(element);
  made.textContent = text;
  return made;
}

function row(entry) {
  const made = document.createElement('tr');
  const request = document.createElement('td');
  request.append(cell(`${entry.method} ${entry.path}${entry.query}`, 'code'));
  const status = cell(entry.status === null ? 'dropped' : String(entry.status));
  if (entry.status === null || entry.status >= 400) status.classList.add('failed');
  made.append(cell(String(entry.n)), cell(entry.at.slice(11, 19)), cell(entry.actor), request, status);
  return made;
}

async function follow() {
  if (document.hidden) return;
  const response = await fetch(`/__sandbox/journal?after=${journal.dataset.last}`).catch(() => undefined);
  if (response === undefined || !response.ok) return;
  const { entries } = await response.json();
  for (const entry of entries.slice(-Number(journal.dataset.most))) journal.prepend(row(entry));
  if (entries.length > 0) journal.dataset.last = String(entries.at(-1).n);
  nothing.hidden = journal.children.length > 0;
  while (journal.children.length > Number(journal.dataset.most)) journal.lastElementChild.remove();
  // Cycles run by the clock as well, so that the tenants are looked at once in a while even when nobody asks.
  stale ||= entries.some((entry) => entry.method !== 'GET');
  if (stale || performance.now() - shownAt > 15_000) await refresh();
}
setInterval(() => void follow(), 2000);
