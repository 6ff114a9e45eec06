// Makes the buttons and forms of the control page call the JSON beside it, and keeps clock and journal going.
const message = document.querySelector('#message');
const journal = document.querySelector('#journal');
const clock = document.querySelector('#now');

/** Calls the sandbox and says what went wrong; tells whether it went well. */
async function call(target, body) {
  const [method, path] = target.dataset.call.split(' ');
  message.textContent = '';
  message.classList.remove('error');
  const response = await fetch(path, { method, headers: { 'content-type': 'application/json' }, body });
  if (!response.ok) {
    const { error } = await response.json();
    message.textContent = error;
    message.classList.add('error');
    return;
  }
  if ('reload' in target.dataset) location.reload();
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

for (const form of document.querySelectorAll('form[data-call]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void call(form, bodyOf(form));
  });
}
for (const button of document.querySelectorAll('button[data-call]')) {
  button.addEventListener('click', () => void call(button, button.dataset.body));
}

const began = performance.now();
const start = Date.parse(clock.dateTime);
setInterval(() => {
  const now = new Date(start + (performance.now() - began) * Number(clock.dataset.speed)).toISOString();
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
  made.append(
    cell(String(entry.n)),
    cell(entry.at.slice(11, 19)),
    cell(entry.actor),
    request,
    cell(entry.status === null ? 'dropped' : String(entry.status)),
  );
  return made;
}

async function follow() {
  if (document.hidden) return;
  const response = await fetch(`/__sandbox/journal?after=${journal.dataset.last}`).catch(() => undefined);
  if (response === undefined || !response.ok) return;
  const { entries } = await response.json();
  for (const entry of entries.slice(-Number(journal.dataset.most))) journal.prepend(row(entry));
  if (entries.length > 0) journal.dataset.last = String(entries.at(-1).n);
  while (journal.children.length > Number(journal.dataset.most)) journal.lastElementChild.remove();
}
setInterval(() => void follow(), 2000);
