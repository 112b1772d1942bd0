import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MetricsError } from '../../src/index.ts';
import { vectorOps } from '../../src/vectors/index.ts';

/** Mostly answers 1..5, so that most inputs come far; now and then what no answer should be. */
const hostile = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 1, max: 5 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(null, 'x', true, {}, Number.NaN, Infinity, -Infinity, 1e308, -1e308, 5e-324),
  },
  { weight: 1, arbitrary: fc.double() },
);
const rows = fc
  .integer({ min: 0, max: 6 })
  .chain((items) => fc.array(fc.array(hostile, { minLength: items, maxLength: items }), { maxLength: 12 }));
const level = fc.constantFrom('a', 'b', '__proto__');
const targets = fc.oneof(
  fc.constant({ a: 0.5, b: 0.5 }),
  fc.dictionary(level, fc.constantFrom(0, 0.5, 1, -1, Number.NaN)),
);
const respondents = fc.array(fc.record({ region: level, age: level, score: hostile }), { maxLength: 12 });

const inputs: Record<string, fc.Arbitrary<Readonly<Record<string, unknown>>>> = {
  cronbach_alpha: fc.record({ rows, confidence: fc.constantFrom(0.95, 0.5, 1, 0) }),
  mcdonald_omega: fc.record({ rows }),
  key_drivers: rows.map((answers) => ({
    predictors: (answers[0] ?? []).slice(1).map(String),
    X: answers.map((row) => row.slice(1)),
    y: answers.map(([outcome]) => outcome),
  })),
  rake: fc.record({ rows: respondents, margins: fc.record({ region: targets, age: targets }) }),
  post_stratify: fc.record({ rows: respondents, variable: fc.constant('region'), targets }),
  kano: fc.record({ answers: fc.array(fc.oneof(fc.tuple(hostile, hostile), hostile)) }),
  servqual: rows.map((answers) => ({
    expectations: { empathy: answers },
    perceptions: { empathy: answers.toReversed() },
    weights: { empathy: 1 },
  })),
  ipa: fc.record({
    items: fc.array(fc.record({ id: fc.string(), importance: hostile, performance: hostile })),
    crosshair: fc.constantFrom('mean', 'median', { importance: 3, performance: 3 }, 'x'),
  }),
};

test.each(Object.keys(inputs))('%s answers finite numbers and nulls, or refuses by name', (op) => {
  const input = inputs[op];
  const run = vectorOps[op];
  if (input === undefined || run === undefined) throw new Error(op);
  fc.assert(
    fc.property(input, (given) => {
      try {
        const text = JSON.stringify(run(given), (_, value: unknown) =>
          typeof value === 'number' && !Number.isFinite(value) ? 'not finite' : value,
        );
        expect(text).not.toContain('not finite');
      } catch (error) {
        if (!(error instanceof MetricsError)) throw error;
      }
    }),
    { numRuns: 400 },
  );
});
