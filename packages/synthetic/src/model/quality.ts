import { day, year } from './calendar.ts';
import type { DepartmentModel } from './departments.ts';

/** A planted change of quality: what anomaly detection has to find. It holds for the department and all below it. */
export interface Shock {
  department: string;
  /** First instant, epoch ms, at midnight UTC. */
  from: number;
  /** First instant after it. */
  to: number;
  /** In the unit of quality; negative is worse. */
  size: number;
}

interface PlannedShock {
  department: string;
  /** Where in the period it begins, 0 to 1. */
  begins: number;
  days: number;
  size: number;
}

const plan: readonly PlannedShock[] = [
  { department: 'logistics', begins: 0.7, days: 42, size: -1 },
  { department: 'service-hotline', begins: 0.36, days: 28, size: -0.6 },
  { department: 'ecommerce', begins: 0.54, days: 21, size: 0.6 },
  { department: 'sales-east', begins: 0.86, days: 21, size: -0.6 },
];

/** The planted shocks of a period. In a short one each is shortened to an eighth of it, so that it stays an exception. */
export function shocksBetween(from: number, to: number): Shock[] {
  const days = Math.round((to - from) / day);
  return plan.map(({ department, begins, days: length, size }) => {
    const start = from + Math.floor(begins * days) * day;
    return {
      department,
      from: start,
      to: start + Math.max(1, Math.min(length, Math.floor(days / 8))) * day,
      size,
    };
  });
}

export type QualityPath = (at: number) => number;

/** q(t) = base + trend + season + shocks, for one department. `ancestors` are the keys whose shocks it feels, its own too. */
export function qualityPath(
  model: DepartmentModel,
  ancestors: ReadonlySet<string>,
  period: { from: number; shocks: readonly Shock[] },
): QualityPath {
  const shocks = period.shocks.filter(({ department }) => ancestors.has(department));
  const phase = (model.bestDay * day) / year;
  return (at) => {
    let quality =
      model.base +
      (model.trend * (at - period.from)) / year +
      model.season * Math.cos(2 * Math.PI * (at / year - phase));
    for (const shock of shocks) if (at >= shock.from && at < shock.to) quality += shock.size;
    return quality;
  };
}
