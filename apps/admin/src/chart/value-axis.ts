interface Spread {
  value: number | null;
  low: number | null;
  high: number | null;
}

export interface ValueAxis {
  min: number;
  max: number;
  /** Between two marks. */
  step: number;
  /** Whether it leaves out part of what the value could be; a chart then says so. */
  zoomed: boolean;
}

const steps = [1, 2, 2.5, 5];

const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];
/** Milliseconds that are round as people count time. */
const roundTimes = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 4, 6, 12].map((count) => count * hour),
  ...[1, 2, 5, 10, 20, 50, 100].map((count) => count * day),
];

function niceStep(span: number, isTime: boolean): number {
  const raw = span / 5;
  const time = isTime && raw >= second / 2 ? roundTimes.find((step) => step >= raw) : undefined;
  if (time !== undefined) return time;
  const power = 10 ** Math.floor(Math.log10(raw));
  return power * (steps.find((step) => step * power >= raw) ?? 10);
}

/**
 * An axis that holds values, intervals and target on round numbers, within what the value can be at all.
 * Quantities start at 0, times in milliseconds have steps of round times; a line of a score may zoom, and is then marked as zoomed.
 */
export function valueAxis(
  points: readonly Spread[],
  extra: readonly (number | null)[],
  range: readonly [number, number] | null,
  isTime = false,
): ValueAxis {
  const all = [...points.flatMap(({ value, low, high }) => [value, low, high]), ...extra].filter(
    (one) => one !== null,
  );
  if (all.length === 0) {
    const [min, max] = range ?? [0, 1];
    return { min, max, step: max - min, zoomed: false };
  }
  const [low, high] = [range ? Math.min(...all) : 0, Math.max(...all)];
  const step = niceStep(high - low || Math.abs(high) || 1, isTime);
  // Multiples of a step like 0.1 come out as 0.30000000000000004.
  const clean = (value: number) => Number(value.toPrecision(12));
  const min = clean(Math.max(range?.[0] ?? 0, Math.floor(low / step) * step));
  const max = clean(Math.min(range?.[1] ?? Infinity, Math.ceil(high / step) * step));
  return { min, max, step: clean(step), zoomed: range !== null && (min > range[0] || max < range[1]) };
}
