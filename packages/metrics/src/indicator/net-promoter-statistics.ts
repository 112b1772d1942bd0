import { twoSidedNormalP, twoSidedZ } from '../distribution/normal.ts';
import type { Bounds } from '../interval/bounds.ts';
import { clip } from '../interval/bounds.ts';
import type { NetPromoterSplit } from './net-promoter-split.ts';
import { checkedSplit } from './net-promoter-split.ts';

/** A centre on -100..100 points, its standard error, margin of error and interval. */
export interface NetPromoterEstimate {
  readonly centre: number;
  readonly standardError: number;
  readonly margin: number;
  readonly interval: Bounds;
}

interface NetPromoterForm {
  /** Pseudo-answers added to promoters and to detractors, and twice that to passives. */
  readonly added: number;
  readonly clipped: boolean;
}

/** The plain form: zero width when all answer alike, so not the one to show. */
const wald: NetPromoterForm = { added: 0, clipped: false };

/** Three pseudo-answers, ¾ + 1½ + ¾. Source: Rocks, The American Statistician 70(4), 2016, 365-372. */
const adjustedWald: NetPromoterForm = { added: 0.75, clipped: true };

const forms = { wald, 'adjusted-wald': adjustedWald };

export type NetPromoterMethod = keyof typeof forms;

/**
 * NPS of a split with its standard error: 100 √(v/n), v = p + d - (p - d)², with divisor n.
 *
 * @param method `adjusted-wald` adds ¾ to promoters and detractors and 1½ to passives; its centre is not the NPS
 * @returns points, the centre and the adjusted limits within -100..100; null without answers
 * @throws `count-not-whole`, `level-out-of-range`
 * @source Rocks, The American Statistician 70(4), 2016, 365-372
 */
export function netPromoterEstimate(
  split: NetPromoterSplit,
  level: number,
  method: NetPromoterMethod,
): NetPromoterEstimate | null {
  const { promoters, passives, detractors } = checkedSplit(split);
  const z = twoSidedZ(level);
  if (promoters + passives + detractors === 0) return null;
  const { added, clipped } = forms[method];
  const n = promoters + passives + detractors + 4 * added;
  const p = (promoters + added) / n;
  const d = (detractors + added) / n;
  const variance = Math.max(0, p + d - (p - d) ** 2);
  const centre = (100 * (promoters - detractors)) / n;
  const standardError = 100 * Math.sqrt(variance / n);
  const margin = z * standardError;
  const plain: Bounds = [centre - margin, centre + margin];
  return { centre, standardError, margin, interval: clipped ? clip(plain, -100, 100) : plain };
}

/** A z test of two independent waves, after minus before, in points; z and p are null where there is no spread. */
export interface NetPromoterTest {
  readonly difference: number;
  readonly standardError: number;
  readonly z: number | null;
  readonly p: number | null;
  readonly interval: Bounds;
}

/**
 * Compares the NPS of two independent waves by z = (b - a) / √(se_a² + se_b²).
 *
 * @returns points, the difference within -200..200; null where a wave has no answers, z and p null without spread
 * @throws `count-not-whole`, `level-out-of-range`
 * @source Lewis & Sauro, MeasuringU, 2020-21
 */
export function netPromoterTest(
  waves: { readonly before: NetPromoterSplit; readonly after: NetPromoterSplit },
  level: number,
  method: NetPromoterMethod,
): NetPromoterTest | null {
  const a = netPromoterEstimate(waves.before, level, method);
  const b = netPromoterEstimate(waves.after, level, method);
  if (a === null || b === null) return null;
  const difference = b.centre - a.centre;
  const standardError = Math.hypot(a.standardError, b.standardError);
  const z = standardError === 0 ? null : difference / standardError;
  const margin = twoSidedZ(level) * standardError;
  return {
    difference,
    standardError,
    z,
    p: z === null ? null : twoSidedNormalP(z),
    interval: [difference - margin, difference + margin],
  };
}
