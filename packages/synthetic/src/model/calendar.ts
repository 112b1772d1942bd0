export const hour = 3_600_000;
export const day = 24 * hour;
/** A month of the rates: a twelfth of 365.25 days. */
export const month = 30.4375 * day;
export const year = 365.25 * day;

/** Where someone lives or works, as far as clocks go: UTC+8 all year, or Central European time with its summer. */
export type Zone = 'china' | 'berlin';

/** The last Sunday of a month at 01:00 UTC, when clocks change in the European Union. */
function lastSunday(ofYear: number, ofMonth: number): number {
  const lastDay = new Date(Date.UTC(ofYear, ofMonth + 1, 0));
  return lastDay.getTime() - lastDay.getUTCDay() * day + hour;
}

const summers = new Map<number, readonly [number, number]>();

/** Milliseconds to add to UTC for the local clock. */
export function offsetOf(zone: Zone, at: number): number {
  if (zone === 'china') return 8 * hour;
  const ofYear = new Date(at).getUTCFullYear();
  let summer = summers.get(ofYear);
  if (summer === undefined) {
    summer = [lastSunday(ofYear, 2), lastSunday(ofYear, 9)];
    summers.set(ofYear, summer);
  }
  return at >= summer[0] && at < summer[1] ? 2 * hour : hour;
}

/** How much of the day's buying falls into each local hour. */
const byHour = [2, 1, 1, 1, 1, 2, 4, 8, 12, 16, 20, 20, 18, 16, 16, 18, 18, 18, 20, 24, 28, 26, 16, 6];
const hourTotal = byHour.reduce((sum, weight) => sum + weight, 0);

/** Moves an instant to a lived hour of the same local day, `u` being uniform. */
export function toLivedHour(at: number, zone: Zone, u: number): number {
  const offset = offsetOf(zone, at);
  const midnight = Math.floor((at + offset) / day) * day - offset;
  let left = u * hourTotal;
  for (const [hourOfDay, weight] of byHour.entries()) {
    if (left < weight) return Math.round(midnight + (hourOfDay + left / weight) * hour);
    left -= weight;
  }
  return at;
}

export interface WorkingHours {
  zone: Zone;
  opens: number;
  closes: number;
  weekends: boolean;
}

/** The instant itself if somebody works then, else when the doors open next. */
export function nextWorking(at: number, { zone, opens, closes, weekends }: WorkingHours): number {
  const local = at + offsetOf(zone, at);
  const dayStart = Math.floor(local / day) * day;
  const hourOfDay = (local - dayStart) / hour;
  const open = (start: number) => weekends || (new Date(start).getUTCDay() + 6) % 7 < 5;
  if (open(dayStart) && hourOfDay >= opens && hourOfDay < closes) return at;
  let start = hourOfDay < opens ? dayStart : dayStart + day;
  while (!open(start)) start += day;
  const utc = start + opens * hour - offsetOf(zone, at);
  return utc + offsetOf(zone, at) - offsetOf(zone, utc);
}

/** `2026-03`, in UTC. */
export const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7);
