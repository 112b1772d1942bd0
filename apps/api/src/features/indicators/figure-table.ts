import type { Dimension } from '@attune/contracts';
import type { Change, Reading } from '@attune/metrics';
import type { Variant } from '../indicator-definitions/reading-registry.ts';
import type { CrossedState } from '../weightings/weighting-states.ts';
import type { DerivedReading } from './derived-reading.ts';
import type { HiddenReason } from './disclosure.ts';
import type { Period } from './periods.ts';
import type { Target } from './roll-up.ts';

/** What one version of an indicator says of every row, in one currency, derived measure or item group. */
export interface FigureTable extends Variant {
  readonly derived: DerivedReading | undefined;
  /** The first day that is complete, while something it reads is being built. */
  readonly from: string | undefined;
  /** Read from a cut of its own: how far that is folded. */
  readonly crossed: CrossedState | undefined;
  /** Rows of which there is any fact; see `rowName`. */
  readonly names: ReadonlySet<string>;
  /** Of a row without facts as well. */
  reading(name: string): Reading;
  /** What each period is compared with, in order; undefined where parts are compared with different ones. */
  readonly previous: readonly (Period | undefined)[];
  /** What changed from one row to another; null where it cannot be told. */
  change(before: string, after: string): Change | null;
  /** Facts of a row that the definition leaves out. */
  leftOut(name: string): number;
  readonly hidden: Hidden;
}

/** Why the figure of a period (compared ones after answered ones), place and dimension values is hidden. */
export type Hidden = (
  period: number,
  target: Target,
  shown: Partial<Record<Dimension, readonly string[]>>,
) => HiddenReason | undefined;
