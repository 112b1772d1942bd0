import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CountedFigure, DisclosureTable, everything, keyName } from './disclosure.ts';

const minimum = 5;
const web = keyName('web', '');
const phone = keyName('phone', '');

/** Department 1 has 2 and 3 below it, and answers of its own. */
const families = [
  { parent: 'whole' as const, children: [1] },
  { parent: 1, children: [2, 3] },
];

function figuresOf(counts: readonly (readonly number[])[]): CountedFigure[] {
  const periods = ['2026-01', '2026-02'];
  return periods.flatMap((period, at) =>
    [web, phone].flatMap((key, nth) => {
      const [own = 0, a = 0, b = 0] = counts[2 * at + nth] ?? [];
      const sum = own + a + b;
      return [
        { period, place: 'whole' as const, key, n: sum },
        { period, place: 1, key, n: sum },
        { period, place: 2, key, n: a },
        { period, place: 3, key, n: b },
      ];
    }),
  );
}

test('no shown figure is small, and none that is hidden is a sum or difference of two that are shown', () => {
  const row = fc.tuple(fc.nat(12), fc.nat(12), fc.nat(12));
  fc.assert(
    fc.property(fc.tuple(row, row, row, row), (counts) => {
      const figures = figuresOf(counts);
      const table = new DisclosureTable(figures, families, minimum);
      const reason = ({ period, place, key }: CountedFigure) =>
        table.reasonToHide(period, place, key === everything ? null : [key]);
      for (const figure of figures)
        if (figure.n > 0 && figure.n < minimum) expect(reason(figure)).toBe('below-minimum-n');
      const of = (period: string, place: CountedFigure['place'], key: string) =>
        figures.find(
          (one) => one.period === period && one.place === place && one.key === key,
        ) as CountedFigure;
      // A department's web and phone answers, with their sum: never just one of three hidden.
      for (const period of ['2026-01', '2026-02'])
        for (const place of [1, 2, 3]) {
          const parts = [of(period, place, web), of(period, place, phone)];
          const hidden = [...parts.map(reason), table.reasonToHide(period, place, null)];
          const live = parts.filter(({ n }) => n > 0);
          if (live.length === 2) expect(hidden.filter((one) => one !== undefined)).not.toHaveLength(1);
        }
    }),
    { numRuns: 60 },
  );
});

test('a sum of several dimension values is hidden with any of them', () => {
  const figures = figuresOf([
    [0, 20, 20],
    [0, 2, 20],
    [0, 20, 20],
    [0, 20, 20],
  ]);
  const table = new DisclosureTable(figures, families, minimum);
  expect(table.reasonToHide('2026-01', 2, [phone])).toBe('below-minimum-n');
  expect(table.reasonToHide('2026-01', 2, [web, phone])).toBe('protects-others');
  expect(table.reasonToHide('2026-01', 1, null)).toBeUndefined();
});

test('departments that moved are no sum, and spoil nothing', () => {
  const figures: CountedFigure[] = [
    { period: 'p', place: 1, key: everything, n: 10 },
    { period: 'p', place: 2, key: everything, n: 30 },
    { period: 'p', place: 3, key: everything, n: 2 },
  ];
  const table = new DisclosureTable(figures, families, minimum);
  expect(table.reasonToHide('p', 2, null)).toBeUndefined();
  expect(table.reasonToHide('p', 3, null)).toBe('below-minimum-n');
});
