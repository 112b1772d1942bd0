import { linearPoints, reversePoints, type Scale, scoreTally, type ScoreTally } from '@attune/metrics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placementsOf, versionsOf } from './made-up.ts';
import { type CellReader, readThroughProduct } from './product-reading.ts';
import {
  type CountedAnswer,
  departmentsOf,
  type Enterprise,
  type Question,
  read,
  readMerged,
  type Row,
  treeOn,
  type Version,
} from './reading.ts';
import { daysOf } from './calendar.ts';

const departments = ['enterprise', 'sales', 'service', 'north', 'south'] as const;
const scales: Record<string, Scale> = {
  five: { min: 1, max: 5 },
  eleven: { min: 0, max: 10 },
  german: { min: 1, max: 6 },
};
const first = '2026-01-29';
const last = '2026-04-03';
const allDays = daysOf({ from: first, to: last });
const days = fc.constantFrom(...allDays);

const answers: fc.Arbitrary<CountedAnswer> = fc.constantFrom(...Object.keys(scales)).chain((measure) =>
  fc.record({
    measure: fc.constant(measure),
    day: days,
    department: fc.constantFrom(...departments),
    value: fc.oneof(
      { weight: 5, arbitrary: fc.integer(scales[measure] as Scale) },
      { weight: 1, arbitrary: fc.constantFrom('skipped', 'superseded') },
    ),
  }),
);

const madeOf = { departments, days, ever: '0000-01-01' };
const placements = placementsOf(madeOf);

const to: Scale = { min: 1, max: 11 };
const tables: Record<string, readonly (readonly number[])[]> = {
  five: [[1, 3, 6, 9, 11], [1, 4, 6, 8, 11].toReversed()],
  eleven: [linearPoints(scales['eleven'] as Scale, to)],
  german: [
    linearPoints(scales['german'] as Scale, to),
    linearPoints(scales['german'] as Scale, to).toReversed(),
  ],
};
const versionLists = versionsOf(madeOf, to, tables);

const enterprises: fc.Arbitrary<Enterprise> = fc.record({
  scales: fc.constant(scales),
  answers: fc.array(answers, { maxLength: 60, size: 'max' }),
  placements,
  versions: versionLists,
});

const questions: fc.Arbitrary<Question> = fc
  .record(
    {
      range: fc.tuple(days, days).map((range) => range.toSorted() as [string, string]),
      grain: fc.constantFrom('day', 'week', 'month', 'quarter', 'year', 'total'),
      department: fc.constantFrom(...departments),
      treeOf: days,
    },
    { requiredKeys: ['range', 'grain', 'department'] },
  )
  .map(({ range: [from, until], ...rest }) => ({ from, to: until, ...rest }) as Question);

const algebra = scoreTally(to);
const sum = (rows: readonly { tally: ScoreTally }[]) =>
  rows.reduce((total, { tally }) => algebra.merge(total, tally), algebra.empty());
const figures = (rows: readonly Row[]) => rows.map(({ from, to, tally }) => ({ from, to, tally }));

const holds = (law: (enterprise: Enterprise, question: Question) => void, numRuns = 150) =>
  fc.assert(fc.property(enterprises, questions, law), { numRuns });

test('converting every answer and counting them is merging tallies and converting once', () => {
  holds((enterprise, question) => {
    expect(readMerged(enterprise, question)).toEqual(read(enterprise, question));
  });
});

test('a coarse period is the sum of the fine ones in it', () => {
  holds((enterprise, question) => {
    const version = enterprise.versions[0] as Version;
    const total = sum(read(enterprise, { ...question, version, grain: 'total' }));
    for (const grain of ['day', 'week', 'month', 'quarter', 'year'] as const) {
      expect(sum(read(enterprise, { ...question, version, grain }))).toEqual(total);
    }
  });
});

test('a parent is itself and its children in the tree of each day, moves or not', () => {
  holds((enterprise, question) => {
    for (const day of [question.from, question.to]) {
      const one: Question = { ...question, from: day, to: day, grain: 'day' };
      const tree = treeOn(enterprise.placements, question.treeOf ?? day);
      const parts = departmentsOf(enterprise.placements)
        .filter((department) => tree.get(department) === question.department)
        .flatMap((department) => read(enterprise, { ...one, department }));
      const own = enterprise.answers.filter((answer) => answer.department === question.department);
      const itself = read({ ...enterprise, answers: own }, one);
      expect(sum([...itself, ...parts])).toEqual(sum(read(enterprise, one)));
    }
    const perDay = read(enterprise, { ...question, grain: 'day' });
    expect(sum(perDay)).toEqual(sum(read(enterprise, question)));
  });
});

test('a move leaves the whole as it was, and today’s tree restates it without a seam', () => {
  holds((enterprise, question) => {
    const everywhere = enterprise.versions.map((version) => ({
      ...version,
      bindings: version.bindings.map((binding) => ({ ...binding, departments: ['enterprise'] })),
    }));
    const bound = { ...enterprise, versions: everywhere };
    const whole: Question = { ...question, department: 'enterprise' };
    const then = figures(read(bound, whole));
    expect(figures(read(bound, { ...whole, treeOf: last }))).toEqual(then);
    const standing = enterprise.placements
      .filter((placement) => placement.to === undefined)
      .map((placement) => ({ ...placement, from: '0000-01-01' }));
    expect(figures(read({ ...bound, placements: standing }, question))).toEqual(
      figures(read(bound, { ...question, treeOf: last })),
    );
  });
});

test('rows of a period in which the version changed cut it up, and each is that version read', () => {
  holds((enterprise, question) => {
    const rows = read(enterprise, question);
    expect(rows.flatMap(({ from, to }) => daysOf({ from, to }))).toEqual(daysOf(question));
    for (const row of rows) {
      const alone = { ...question, from: row.from, to: row.to, grain: 'total' as const };
      expect(figures(read(enterprise, { ...alone, version: row.version }))).toEqual(figures([row]));
    }
    const [original] = enterprise.versions as [Version];
    const renamed = enterprise.versions.map(({ from }) => ({ ...original, from }));
    const broken = read({ ...enterprise, versions: renamed }, { ...question, grain: 'total' });
    expect(sum(broken)).toEqual(sum(read(enterprise, { ...question, grain: 'total', version: original })));
  });
});

test('a new binding holds over all history, and going back to the old one gives the old figures', () => {
  holds((enterprise, question) => {
    const [original] = enterprise.versions as [Version];
    const before = figures(read(enterprise, { ...question, version: original }));
    const rebound: Version = { ...original, from: last, bindings: original.bindings.slice(1) };
    const back: Version = { ...original, from: last };
    const after: Enterprise = { ...enterprise, versions: [...enterprise.versions, rebound, back] };
    expect(figures(read(after, { ...question, version: back }))).toEqual(before);
    const always: Enterprise = { ...enterprise, versions: [{ ...rebound, from: '0000-01-01' }] };
    expect(figures(read(always, question))).toEqual(figures(read(after, { ...question, version: rebound })));
  });
});

test('turning a scale round twice, or stretching it there and shrinking it back, is the identity', () => {
  const readings = fc.array(answers, { maxLength: 30, size: 'max' });
  fc.assert(
    fc.property(readings, fc.constantFrom(...Object.keys(scales)), (list, measure) => {
      const scale = scales[measure] as Scale;
      const own = Array.from({ length: scale.max - scale.min + 1 }, (_, i) => scale.min + i);
      const figuresBy = (points: readonly number[]) =>
        read(
          {
            scales,
            answers: list,
            placements: [{ department: 'enterprise', parent: null, from: '0000-01-01' }],
            versions: [
              { from: '0000-01-01', scale, bindings: [{ measure, departments: [...departments], points }] },
            ],
          },
          { from: first, to: last, grain: 'month', department: 'enterprise' },
        );
      const round = reversePoints(scale);
      const twice = round.map((point) => round[point - scale.min] as number);
      expect(twice).toEqual(own);
      expect(figures(figuresBy(twice))).toEqual(figures(figuresBy(own)));
    }),
    { numRuns: 100 },
  );
});

test('the product rolls departments up over periods as the oracle reads them', () => {
  holds((enterprise, question) => {
    const measure = 'five';
    const scale = scales[measure] as Scale;
    const own = Array.from({ length: scale.max - scale.min + 1 }, (_, i) => scale.min + i);
    const version: Version = {
      from: '0000-01-01',
      scale,
      bindings: [{ measure, departments: ['enterprise'], points: own }],
    };
    const { treeOf: _then, ...asked } = question;
    const expected = read(enterprise, { ...asked, version });
    const cells: CellReader = (department, from, to) => {
      const of = scoreTally(scale);
      const inside = enterprise.answers.filter(
        (answer) =>
          answer.measure === measure &&
          answer.department === department &&
          from <= answer.day &&
          answer.day <= to,
      );
      return of.addAll(
        of.empty(),
        inside.map(({ value }) => value),
      );
    };
    expect(readThroughProduct(enterprise.placements, asked, scale, cells)).toEqual(
      expected.map(({ from, to, tally }) => ({ from, to, tally })),
    );
  });
});
