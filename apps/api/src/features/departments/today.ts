/** No zone has begun its day off a quarter of an hour of UTC since 1972. */
const quarterHour = 900_000;

/** The local day of the enterprise, `2026-01-31`. */
export function dayIn(timeZone: string): (instant?: number) => string {
  // en-CA writes dates as ISO 8601 does. Every request asks for today, and formatting is slow.
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  let last = { quarter: Number.NaN, day: '' };
  return (instant = Date.now()) => {
    const quarter = Math.floor(instant / quarterHour);
    if (quarter !== last.quarter) last = { quarter, day: format.format(instant) };
    return last.day;
  };
}
