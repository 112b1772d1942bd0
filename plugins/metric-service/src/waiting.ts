import {
  durationMean,
  durationMeanChange,
  durationPercentile,
  durationPercentileChange,
  durationWithin,
  durationWithinChange,
  durationWithinCount,
} from '@attune/metrics';
import { defineIndicator, durationInput, type EventFieldSource, type Texts } from '@attune/plugin-sdk';

/** Something that customers wait for. */
export interface Waiting {
  key: string;
  names: Texts;
  /** From what to what. */
  spans: Texts;
  source: EventFieldSource;
}

const shared = ({ source }: Waiting) =>
  ({
    unit: 'ms',
    polarity: 'lower-is-better',
    minimumN: 1,
    inputs: { waited: durationInput(source) },
  }) as const;

export const median = (waiting: Waiting) =>
  defineIndicator({
    ...shared(waiting),
    key: waiting.key,
    version: 1,
    names: waiting.names,
    explanations: {
      en: `${waiting.spans.en}: the median, within 1%. Half wait no longer.`,
      zh: `${waiting.spans.zh}：中位数，误差 1% 以内。一半不超过此时长。`,
    },
    read: ({ waited }, options) => durationPercentile(waited, 0.5, options),
    compare: (before, after, options) =>
      durationPercentileChange({ before: before.waited, after: after.waited }, 0.5, options),
  });

export const ninetieth = (waiting: Waiting) =>
  defineIndicator({
    ...shared(waiting),
    key: `${waiting.key}-p90`,
    version: 1,
    names: { en: `${waiting.names.en}, 9 of 10`, zh: `${waiting.names.zh}（P90）` },
    explanations: {
      en: `${waiting.spans.en}: the 90th percentile, within 1%. Nine of ten wait no longer.`,
      zh: `${waiting.spans.zh}：第 90 百分位数，误差 1% 以内。九成不超过此时长。`,
    },
    read: ({ waited }, options) => durationPercentile(waited, 0.9, options),
    compare: (before, after, options) =>
      durationPercentileChange({ before: before.waited, after: after.waited }, 0.9, options),
  });

export const mean = (waiting: Waiting) =>
  defineIndicator({
    ...shared(waiting),
    key: `${waiting.key}-mean`,
    version: 1,
    names: { en: `${waiting.names.en}, mean`, zh: `${waiting.names.zh}（平均）` },
    explanations: { en: `${waiting.spans.en}: the mean.`, zh: `${waiting.spans.zh}：平均值。` },
    read: ({ waited }, options) => durationMean(waited, options),
    compare: (before, after, options) => durationMeanChange(before.waited, after.waited, options),
  });

/** The target is part of the key: another target is another indicator, not another meaning of this one. */
export const withinMinutes = (waiting: Waiting, minutes: number) => {
  const target = minutes * 60_000;
  const hours = minutes / 60;
  const whole = Number.isInteger(hours);
  return defineIndicator({
    ...shared(waiting),
    key: `${waiting.key}-within-${whole ? `${hours}h` : `${minutes}min`}`,
    version: 1,
    names: {
      en: `${waiting.names.en} within ${whole ? `${hours} h` : `${minutes} min`}`,
      zh: `${waiting.names.zh}达标率（${whole ? `${hours} 小时` : `${minutes} 分钟`}）`,
    },
    explanations: {
      en: `${waiting.spans.en}: the share that takes at most ${minutes} minutes. Times within 2% of that may count as kept.`,
      zh: `${waiting.spans.zh}：不超过 ${minutes} 分钟的占比。与目标相差 2% 以内的时长可能计为达标。`,
    },
    unit: 'share',
    polarity: 'higher-is-better',
    range: [0, 1],
    read: ({ waited }, options) => durationWithin(waited, target, options),
    compare: (before, after, options) =>
      durationWithinChange({ before: before.waited, after: after.waited }, target, options),
    explain: ({ waited }) => ({
      numerator: durationWithinCount(waited, target),
      denominator: waited.n,
    }),
  });
};
