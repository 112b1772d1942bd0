import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convertScore, linearPoints, reversePoints, scoreTally } from '../../src/index.ts';

const five = { min: 1, max: 5 };
const algebra = scoreTally(five);
const answers = fc.array(fc.integer(five), { maxLength: 20 });

test('a German school mark is turned round', () => {
  const marks = algebra.addAll(algebra.empty(), [1, 1, 2, 5, 'skipped']);
  const turned = convertScore(marks, { to: five, points: reversePoints(five) });
  expect(turned).toEqual(algebra.addAll(algebra.empty(), [5, 5, 4, 1, 'skipped']));
});

test('turning round twice changes nothing', () => {
  fc.assert(
    fc.property(answers, (values) => {
      const tally = algebra.addAll(algebra.empty(), values);
      const turn = { to: five, points: reversePoints(five) };
      expect(convertScore(convertScore(tally, turn), turn)).toEqual(tally);
    }),
  );
});

test('converting the answers and converting their tally are one', () => {
  const ten = { min: 0, max: 10 };
  const points = [0, 3, 5, 8, 10];
  fc.assert(
    fc.property(answers, (values) => {
      const onTen = scoreTally(ten);
      const converted = onTen.addAll(
        onTen.empty(),
        values.map((value) => points[value - 1] ?? Number.NaN),
      );
      expect(convertScore(algebra.addAll(algebra.empty(), values), { to: ten, points })).toEqual(converted);
    }),
  );
});

describe('linear tables', () => {
  test('exist where every point lands on a point', () => {
    expect(linearPoints(five, { min: 1, max: 9 })).toEqual([1, 3, 5, 7, 9]);
    expect(linearPoints({ min: 0, max: 10 }, { min: 0, max: 100 })).toEqual([
      0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100,
    ]);
    expect(linearPoints(five, { min: 0, max: 4 })).toEqual([0, 1, 2, 3, 4]);
  });
  test('and are refused where one does not', () => {
    expect(() => linearPoints(five, { min: 0, max: 10 })).toThrow(coded('scale-not-convertible'));
    expect(() => linearPoints({ min: 0, max: 10 }, five)).toThrow(coded('scale-not-convertible'));
  });
});

test.each([
  ['too few points', [1, 2]],
  ['a point off the target', [1, 2, 3, 4, 6]],
  ['a point between points', [1, 2, 3, 4, 4.5]],
])('a table with %s is refused', (_, points) => {
  expect(() => convertScore(algebra.empty(), { to: five, points })).toThrow(coded('scale-not-convertible'));
});

function coded(code: string): unknown {
  return expect.objectContaining({ code });
}
