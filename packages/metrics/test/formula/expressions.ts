import fc from 'fast-check';

type Values = Readonly<Record<string, number>>;

/** A random formula: as text with no more brackets than needed, and as plain JavaScript. */
export interface Expression {
  readonly text: string;
  /** 1 the loosest, 9 what needs no brackets. */
  readonly binding: number;
  /** NaN where the formula must have no value. */
  readonly at: (values: Values) => number;
}

export const partNames = ['nps', 'csat_top_box', 'ces'] as const;

const bracketed = ({ text, binding }: Expression, least: number) => (binding < least ? `(${text})` : text);

const binary = {
  '+': { binding: 5, of: (a: number, b: number) => a + b },
  '-': { binding: 5, of: (a: number, b: number) => a - b },
  '*': { binding: 6, of: (a: number, b: number) => a * b },
  '/': { binding: 6, of: (a: number, b: number) => (b === 0 ? Number.NaN : a / b) },
  '%': { binding: 6, of: (a: number, b: number) => (b === 0 ? Number.NaN : a % b) },
} as const;

const functions: Readonly<Record<string, (...x: number[]) => number>> = {
  min: Math.min,
  max: Math.max,
  abs: Math.abs,
  sqrt: Math.sqrt,
  pow: (x = 0, y = 0) => x ** y,
  log: Math.log,
  exp: Math.exp,
};

const literal: fc.Arbitrary<Expression> = fc
  .oneof(
    fc.nat(1000),
    fc.double({ min: 0, max: 1e6, noNaN: true }),
    fc.constantFrom(0, 0.1, 1e-7, 1e21, 1e300),
  )
  .map(written);

const smallLiteral = fc.integer({ min: 1, max: 50 }).map((tenths) => written(tenths / 10));

function written(value: number): Expression {
  return { text: String(value).replace('+', ''), binding: 9, at: () => value };
}

const name: fc.Arbitrary<Expression> = fc
  .constantFrom(...partNames)
  .map((each) => ({ text: each, binding: 9, at: (values) => values[each] ?? Number.NaN }));

/** `smooth`: only what has a slope nearly everywhere, and no kinks; NaN where digits get lost in large numbers. */
export function expressions({ smooth }: { readonly smooth: boolean }): fc.Arbitrary<Expression> {
  const most = smooth ? 100 : Number.MAX_VALUE;
  /** Not a number as soon as anything on the way is none. */
  const finite = (value: number) => (Math.abs(value) <= most ? value : Number.NaN);
  return fc.letrec<{ expression: Expression }>((tie) => {
    const operator = fc.constantFrom(
      ...(smooth ? (['+', '-', '*', '/'] as const) : (['+', '-', '*', '/', '%'] as const)),
    );
    const inner = tie('expression');
    const operation = fc.tuple(operator, inner, inner).map(([symbol, a, b]): Expression => {
      const { binding, of } = binary[symbol];
      return {
        text: `${bracketed(a, binding)} ${symbol} ${bracketed(b, binding + 1)}`,
        binding,
        at: (values) => finite(of(a.at(values), b.at(values))),
      };
    });
    const negation = inner.map((a): Expression => ({
      text: `-${bracketed(a, 7)}`,
      binding: 7,
      at: (values) => -a.at(values),
    }));
    const one = fc.constantFrom('sqrt', 'log', 'exp', ...(smooth ? [] : ['abs']));
    const two = fc.constantFrom('pow', ...(smooth ? [] : ['min', 'max']));
    const call = fc
      .oneof(
        fc.tuple(one, inner).map(([called, a]): [string, Expression[]] => [called, [a]]),
        fc.tuple(two, inner, inner).map(([called, a, b]): [string, Expression[]] => [called, [a, b]]),
      )
      .map(([called, args]): Expression => ({
        text: `${called}(${args.map(({ text }) => text).join(',')})`,
        binding: 9,
        at: (values) => {
          const given = args.map((each) => each.at(values));
          return given.some(Number.isNaN) ? Number.NaN : finite(functions[called]?.(...given) ?? Number.NaN);
        },
      }));
    const choice = fc.tuple(inner, inner, inner, inner).map(([a, b, c, d]): Expression => ({
      text: `${bracketed(a, 4)} < ${bracketed(b, 4)} ? ${c.text} : ${d.text}`,
      binding: 1,
      at: (values) => {
        const [left, right] = [a.at(values), b.at(values)];
        if (Number.isNaN(left) || Number.isNaN(right)) return Number.NaN;
        return left < right ? c.at(values) : d.at(values);
      },
    }));
    return {
      expression: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        name,
        smooth ? smallLiteral : literal,
        operation,
        negation,
        call,
        ...(smooth ? [] : [choice]),
      ),
    };
  }).expression;
}
