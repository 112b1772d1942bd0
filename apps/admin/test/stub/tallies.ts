import { departments } from './departments.ts';

/** Counts per point of the three scales on one day in one department. */
export interface Day {
  recommend: number[];
  satisfaction: number[];
  effort: number[];
  skipped: number;
}

const emptyDay = (): Day => ({
  recommend: Array.from({ length: 11 }, () => 0),
  satisfaction: Array.from({ length: 5 }, () => 0),
  effort: Array.from({ length: 7 }, () => 0),
  skipped: 0,
});

const dayLength = 86_400_000;
export const toDay = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / dayLength;
export const toIso = (day: number) => new Date(day * dayLength).toISOString().slice(0, 10);

/** Counter-based: the same number for the same place, whatever was drawn before. */
function random(...place: number[]): number {
  let hash = 0x9e3779b9;
  for (const part of place) {
    hash = Math.imul(hash ^ part, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return (hash >>> 0) / 2 ** 32;
}

/** Answers a day and latent quality of each department that answers; a parent has none of its own. */
const leaves: Record<string, { rate: number; quality: number }> = {
  'sales-north': { rate: 4.2, quality: 0.42 },
  'sales-east': { rate: 6.1, quality: 0.55 },
  'sales-south': { rate: 3.4, quality: 0.3 },
  ecommerce: { rate: 7.4, quality: 0.24 },
  'logistics-warehouse': { rate: 2.2, quality: 0.12 },
  'logistics-delivery': { rate: 5.6, quality: 0.2 },
  'service-hotline': { rate: 4.6, quality: 0.36 },
  'service-field': { rate: 0.55, quality: 0.6 },
  marketing: { rate: 1.6, quality: 0.28 },
};

export const lastDay = toDay(process.env['STUB_TODAY'] ?? '2026-11-22');
export const firstDay = lastDay - 548;

function qualityOn(key: string, quality: number, day: number): number {
  const age = lastDay - day;
  let shift = 0.08 * Math.sin((day / 365) * 2 * Math.PI);
  if (key === 'logistics-delivery' && age < 52) shift -= 0.62;
  if (key === 'service-hotline' && age < 80) shift += 0.3;
  if (key === 'ecommerce' && age > 300 && age < 345) shift -= 0.5;
  return quality + shift;
}

function draw(points: number[], level: number, chance: number): void {
  const middle = 0.5 + level * 0.36;
  const spread = (chance - 0.5) * 1.25 + (chance > 0.93 ? -0.6 : 0);
  const index = Math.round((middle + spread * 0.55) * (points.length - 1));
  const at = Math.min(points.length - 1, Math.max(0, index));
  points[at] = (points[at] ?? 0) + 1;
}

/** Marketing stopped asking for six weeks: a gap that no chart may bridge. */
const silent = (key: string, day: number) =>
  key === 'marketing' && lastDay - day > 160 && lastDay - day < 235;

function build(): Map<string, Day[]> {
  const all = new Map<string, Day[]>();
  departments.forEach(({ key }, seat) => {
    const leaf = leaves[key];
    if (!leaf) return;
    const days: Day[] = [];
    for (let day = firstDay; day <= lastDay; day++) {
      const cell = emptyDay();
      days.push(cell);
      if (silent(key, day)) continue;
      const weekend = (day + 4) % 7 < 2 ? 0.55 : 1.15;
      const answers = Math.floor(
        leaf.rate * weekend * (0.4 + 1.2 * random(seat, day)) + random(seat, day, 7),
      );
      for (let answer = 0; answer < answers; answer++) {
        const level = qualityOn(key, leaf.quality, day);
        const person = random(seat, day, answer, 1);
        draw(cell.recommend, level + 0.62, person);
        draw(cell.satisfaction, level + 0.35, (person + random(seat, day, answer, 2)) / 2);
        if (random(seat, day, answer, 3) < 0.82) draw(cell.effort, level + 0.3, random(seat, day, answer, 4));
        else cell.skipped++;
      }
    }
    all.set(key, days);
  });
  return all;
}

const tallies = build();

export function addAnswer(department: string, recommend: number): void {
  const cell = tallies.get(department)?.at(-1);
  if (!cell) return;
  cell.recommend[recommend] = (cell.recommend[recommend] ?? 0) + 1;
  cell.satisfaction[4] = (cell.satisfaction[4] ?? 0) + 1;
  cell.effort[6] = (cell.effort[6] ?? 0) + 1;
}

export function sumOf(keys: readonly string[], from: number, to: number): Day {
  const total = emptyDay();
  for (const key of keys) {
    const days = tallies.get(key) ?? [];
    for (let day = Math.max(from, firstDay); day <= Math.min(to, lastDay); day++) {
      const cell = days[day - firstDay];
      if (!cell) continue;
      for (const scale of ['recommend', 'satisfaction', 'effort'] as const)
        cell[scale].forEach((n, at) => (total[scale][at] = (total[scale][at] ?? 0) + n));
      total.skipped += cell.skipped;
    }
  }
  return total;
}
