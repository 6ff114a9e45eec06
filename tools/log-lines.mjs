const levels = { 10: 'trace', 20: 'debug', 30: 'info', 40: 'warn', 50: 'error', 60: 'fatal' };
const left = new Set(['level', 'time', 'msg', 'pid', 'hostname', 'err', 'name', 'v']);

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
  const at = new Date(entry.time ?? Number.NaN);
  const time = Number.isNaN(at.getTime()) ? '' : `${at.toISOString().slice(11, 19)} `;
  const members = Object.entries(entry)
    .filter(([key]) => !left.has(key))
    .map(([key, value]) => ` ${key}=${brief(value)}`);
  const cause = entry.err?.message ? ` (${entry.err.message})` : '';
  return `${name.padEnd(7)} ${time}${levels[entry.level] ?? entry.level ?? ''} ${entry.msg ?? ''}${cause}${members.join('')}`;
}
