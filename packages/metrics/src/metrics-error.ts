/** Every error this package throws: the code that callers test, what to say, and the HTTP status it deserves. */
export const metricsErrors = {
  'score-off-scale': { status: 422, sentence: 'A score must be a whole number on its declared scale.' },
  'scale-invalid': {
    status: 422,
    sentence: 'A scale needs whole numbers with min below max, and has at most 10,000 points.',
  },
  'scales-differ': {
    status: 422,
    sentence: 'Scales are never pooled silently: convert one of the two first.',
  },
  'scale-not-convertible': {
    status: 422,
    sentence:
      'Every point of the scale must land on a whole point of the target scale: give the table of points.',
  },
  'count-not-whole': { status: 422, sentence: 'A count must be a whole number of at least 0.' },
  'amount-not-whole': {
    status: 422,
    sentence:
      'An amount must be a whole number of its smallest unit (cents, milliseconds), below 2^53 or a bigint.',
  },
  'duration-invalid': {
    status: 422,
    sentence: 'A duration must be a whole number of milliseconds of at least 0.',
  },
  'items-invalid': { status: 422, sentence: 'A group has 1 to 200 items.' },
  'denominators-differ': {
    status: 422,
    sentence: 'The fractions are over different denominators; they are never added up silently.',
  },
  'items-differ': {
    status: 422,
    sentence: 'Only tallies of the same group of items can be merged.',
  },
  'seed-invalid': { status: 422, sentence: 'A seed must be a whole number.' },
  'seed-missing': {
    status: 422,
    sentence:
      'So many drivers are weighed by sampled orders: give a seed, so that the sample can be repeated.',
  },
  'targets-invalid': { status: 422, sentence: 'Target shares must be at least 0 and add up to 1.' },
  'level-without-respondents': {
    status: 422,
    sentence: 'A level with a target has no respondents to weigh up: merge it with another level.',
  },
  'level-without-target': {
    status: 422,
    sentence: 'Every respondent needs a level that has a target: add the level, or leave the respondent out.',
  },
  'not-converged': {
    status: 422,
    sentence: 'The margins cannot all be met: merge levels with few respondents, or drop a margin.',
  },
  'denominator-too-large': {
    status: 422,
    sentence:
      'Answers with items missing have no common denominator of a usable size: ask for more answered items, or use fewer items or smaller whole weights.',
  },
  'kinds-differ': { status: 422, sentence: 'Only tallies of one kind can be merged.' },
  'currencies-differ': {
    status: 422,
    sentence: 'Money of two currencies is never added up: keep them apart.',
  },
  'fact-after-cut-off': {
    status: 422,
    sentence: 'A prediction may only look at facts from before its cut-off.',
  },
  'level-out-of-range': {
    status: 422,
    sentence: 'A probability or confidence level must lie strictly between 0 and 1.',
  },
  'number-out-of-range': { status: 422, sentence: 'A number lies outside the range this statistic accepts.' },
  'lengths-differ': { status: 422, sentence: 'Lists that belong together must have the same length.' },
  'steps-missing': { status: 422, sentence: 'A journey needs at least one step.' },
  inconsistent: { status: 422, sentence: 'The numbers contradict each other.' },
  negative: { status: 422, sentence: 'The end must not come before the start.' },
  'instant-invalid': {
    status: 422,
    sentence: 'An instant must be ISO 8601 with its offset, for instance 2026-03-29T09:00:00+02:00.',
  },
  'day-invalid': { status: 422, sentence: 'A day must exist and be written YYYY-MM-DD.' },
  'month-invalid': { status: 422, sentence: 'A month must exist and be written YYYY-MM.' },
  'time-zone-unknown': {
    status: 422,
    sentence: 'The time zone must be an IANA name, for instance Asia/Shanghai.',
  },
  'window-invalid': {
    status: 422,
    sentence: 'A window needs a start before its end, as HH:MM, the end at most 48:00.',
  },
  'formula-invalid': { status: 422, sentence: 'The formula cannot be used.' },
  'input-malformed': { status: 400, sentence: 'The input does not have the shape this operation needs.' },
} as const satisfies Record<string, { status: number; sentence: string }>;

export type MetricsErrorCode = keyof typeof metricsErrors;

/** An input that a statistic or a tally refuses, with a code from `metricsErrors`. */
export class MetricsError extends Error {
  readonly code: MetricsErrorCode;
  readonly status: number;

  constructor(code: MetricsErrorCode, detail?: string) {
    super(metricsErrors[code].sentence + (detail === undefined ? '' : ` (${detail})`));
    this.name = 'MetricsError';
    this.code = code;
    this.status = metricsErrors[code].status;
  }
}
