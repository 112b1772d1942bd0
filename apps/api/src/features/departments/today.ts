/** The local day of the enterprise, `2026-01-31`. */
export function dayIn(timeZone: string): (instant?: number) => string {
  // en-CA writes dates as ISO 8601 does. Making the format is slow, using it is not.
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (instant = Date.now()) => format.format(instant);
}
