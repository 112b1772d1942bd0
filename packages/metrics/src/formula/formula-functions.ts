/** A function of formulas, as an editor offers it. */
export interface FormulaFunction {
  readonly name: string;
  readonly signature: string;
  /** How many arguments it takes. */
  readonly least: number;
  readonly most: number;
  readonly help: { readonly zh: string; readonly en: string };
}

/** The functions of formulas, in the order in which an editor offers them. */
export const formulaFunctions = [
  {
    name: 'min',
    signature: 'min(a, b, …)',
    least: 2,
    most: Infinity,
    help: { zh: '其中最小的数。', en: 'The smallest of the numbers.' },
  },
  {
    name: 'max',
    signature: 'max(a, b, …)',
    least: 2,
    most: Infinity,
    help: { zh: '其中最大的数。', en: 'The largest of the numbers.' },
  },
  {
    name: 'rescale',
    signature: 'rescale(x, low, high)',
    least: 3,
    most: 3,
    help: {
      zh: '把 low..high 线性换算为 0..100，超出部分截断；low 大于 high 时反向换算。',
      en: 'Maps low..high onto 0..100 in a straight line and clips what lies beyond; with low above high it is turned round.',
    },
  },
  {
    name: 'clamp',
    signature: 'clamp(x, low, high)',
    least: 3,
    most: 3,
    help: { zh: '把 x 限制在 low 与 high 之间。', en: 'Keeps x between low and high.' },
  },
  {
    name: 'coalesce',
    signature: 'coalesce(a, b)',
    least: 2,
    most: 2,
    help: {
      zh: 'a 所用的指标没有数值时取 b；除以零等错误不会被替换。',
      en: 'b where an indicator in a has no value; what cannot be computed, as a division by zero, is not replaced.',
    },
  },
  {
    name: 'has',
    signature: 'has(name)',
    least: 1,
    most: 1,
    help: {
      zh: '该指标是否有数值，用作条件：has(nps) ? nps : 0。',
      en: 'Whether the indicator has a value, as a condition: has(nps) ? nps : 0.',
    },
  },
  {
    name: 'abs',
    signature: 'abs(x)',
    least: 1,
    most: 1,
    help: { zh: '绝对值。', en: 'The number without its sign.' },
  },
  {
    name: 'round',
    signature: 'round(x) · round(x, digits)',
    least: 1,
    most: 2,
    help: {
      zh: '四舍五入到整数，或到 digits 位小数（0 到 10）。',
      en: 'Rounds to a whole number, or to digits decimals (0 to 10); halves away from zero.',
    },
  },
  {
    name: 'sqrt',
    signature: 'sqrt(x)',
    least: 1,
    most: 1,
    help: { zh: '平方根；负数没有结果。', en: 'The square root; of a negative number there is none.' },
  },
  {
    name: 'pow',
    signature: 'pow(x, y)',
    least: 2,
    most: 2,
    help: { zh: 'x 的 y 次方。', en: 'x to the power of y.' },
  },
  {
    name: 'log',
    signature: 'log(x)',
    least: 1,
    most: 1,
    help: {
      zh: '自然对数；零和负数没有结果。',
      en: 'The natural logarithm; of zero and below there is none.',
    },
  },
  {
    name: 'exp',
    signature: 'exp(x)',
    least: 1,
    most: 1,
    help: { zh: 'e 的 x 次方。', en: 'e to the power of x.' },
  },
] as const satisfies readonly FormulaFunction[];

export type FormulaFunctionName = (typeof formulaFunctions)[number]['name'];
