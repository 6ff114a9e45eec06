/** The language of the portal's sentences; dates and numbers follow the browser's locale instead. */
const pageLanguage = 'en';

const relative = new Intl.RelativeTimeFormat(pageLanguage, { numeric: 'auto', style: 'short' });
const dateAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const exactDateAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const dateInWords = new Intl.DateTimeFormat(undefined, { dateStyle: 'full' });
const calendarDay = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const timeOfDay = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const wholeNumber = new Intl.NumberFormat(undefined);
const conjunction = new Intl.ListFormat(pageLanguage, { type: 'conjunction' });

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

function distance(milliseconds: number): string {
  const size = Math.abs(milliseconds);
  if (size < hour) return relative.format(Math.trunc(milliseconds / minute), 'minute');
  if (size < day) return relative.format(Math.trunc(milliseconds / hour), 'hour');
  return relative.format(Math.trunc(milliseconds / day), 'day');
}

/** "8 min. ago" for a moment in the past, in milliseconds; one that the clocks put ahead of `now` is "just now". */
export function ago(at: number, now: number): string {
  return now - at < minute ? 'just now' : distance(at - now);
}

/** "in 12 min." for a moment to come, in milliseconds; "now" once it is there. */
export function ahead(at: number, now: number): string {
  return at - now < minute ? 'now' : distance(at - now);
}

/** "Nov 22, 2026, 2:05 PM" in the reader's locale and time zone. */
export function dateTime(at: number): string {
  return dateAndTime.format(at);
}

/** The same with seconds, for logs. */
export function exactDateTime(at: number): string {
  return exactDateAndTime.format(at);
}

/** "Nov 22, 2026" in the reader's locale and time zone. */
export function dayOf(at: number): string {
  return calendarDay.format(at);
}

/** "Sunday, November 22, 2026" in the reader's locale and time zone. */
export function longDate(at: number): string {
  return dateInWords.format(at);
}

/** "2:05 PM" in the reader's locale and time zone. */
export function clockTime(at: number): string {
  return timeOfDay.format(at);
}

/** A length of time in seconds as it is said: "less than a minute", "about 4 minutes", "about 2 hours". */
export function roughDuration(seconds: number): string {
  if (seconds < 60) return 'less than a minute';
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `about ${plural(minutes, 'minute', 'minutes')}`;
  return `about ${plural(Math.round(minutes / 60), 'hour', 'hours')}`;
}

/** A whole number with the separators of the reader's locale. */
export function count(value: number): string {
  return wholeNumber.format(value);
}

/** "1 tenant", "12 tenants": a number with the word that fits it. */
export function plural(value: number, one: string, many: string): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** "Fabrikam, Litware, and Tailspin", with the rest as a number when there are more than `shown`. */
export function nameList(names: readonly string[], shown = 3): string {
  const rest = names.length - shown;
  return conjunction.format(rest > 1 ? [...names.slice(0, shown), `${count(rest)} more`] : names);
}
