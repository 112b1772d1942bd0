import type { ValueAxis } from './value-axis.ts';

interface TrendPoint {
  value: number | null;
  low: number | null;
  high: number | null;
  n: number;
}

/** Everything a trend shows, in words and figures already made. */
export interface Trend {
  points: readonly TrendPoint[];
  /** One per point. */
  labels: readonly string[];
  axis: ValueAxis;
  /** Each over the points, both inclusive, for which it held. */
  targets: readonly { from: number; to: number; target: number; label: string }[];
  /** Where what is read changes: before the point `at`. Nothing is joined across it. */
  breaks: readonly { at: number; label: string }[];
  /** Another reading of the same periods, to compare with; drawn dashed, without its interval. */
  other: { points: readonly TrendPoint[]; label: string } | null;
  answersLabel: string;
  /** Points with fewer answers are hollow. */
  hollowBelow: number;
  valueText: (value: number) => string;
  axisText: (value: number) => string;
  countText: (value: number) => string;
  /** Lines of the tooltip at a point. */
  tooltip: (at: number) => readonly string[];
}
