const left = new Set(['level', 'time', 'message', 'err']);

function parse(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function brief(value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}

/** Makes a line of structured log legible: time, process, level, message, then the other members. Other lines stay. */
export function legible(name, line) {
  const entry = parse(line);
  if (entry === undefined) return `${name.padEnd(7)} ${line}`;
  const members = Object.entries(entry)
    .filter(([key]) => !left.has(key))
    .map(([key, value]) => ` ${key}=${brief(value)}`);
  const cause = entry.err?.message ? ` (${entry.err.message})` : '';
  const time = String(entry.time ?? '').slice(11, 19);
  const parts = [name.padEnd(7), time, entry.level, `${entry.message ?? ''}${cause}${members.join('')}`];
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}
