const pattern = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;
const year = 365 * 24 * 3600 * 1000;

/**
 * An ISO 8601 duration of weeks, days, hours, minutes and seconds in milliseconds. `undefined` for anything else, for months
 * and years (their length is not fixed), and above one year.
 */
export function parseDuration(text: unknown): number | undefined {
  const match = typeof text === 'string' && !/[PT]$/i.test(text) ? pattern.exec(text) : null;
  if (match === null) return undefined;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const milliseconds = Math.round(((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
  return milliseconds <= year ? milliseconds : undefined;
}
