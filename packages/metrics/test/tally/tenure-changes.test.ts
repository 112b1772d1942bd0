import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TenureChange, TenureChanges, TenureTally } from '../../src/index.ts';
import { tenureChanges, tenureCounts, tenuresOf, tenureTally } from '../../src/index.ts';

const { add, addAll, empty, merge, negate, remove } = tenureChanges;

/** `+03` joined in March, `-03` was lost in March. */
const known = (text: string): TenureChanges =>
  addAll(
    empty(),
    text
      .split(' ')
      .filter((part) => part !== '')
      .map((part) => ({ month: `2026-${part.slice(1)}`, change: part.startsWith('+') ? 'joined' : 'lost' })),
  );
const told = (changes: TenureChanges) =>
  tenuresOf(changes)
    .map(({ joined, lost }) => `${joined.slice(5)}/${lost?.slice(5) ?? '..'}`)
    .join(' ');

describe('the tenures of one subscription', () => {
  test.each([
    ['', ''],
    ['+03', '03/..'],
    ['+03 -05', '03/05'],
    ['-05 +03', '03/05'],
    ['+03 -03', '03/03'],
    // A return opens a new one, also in the month of the loss.
    ['+01 -03 +05', '01/03 05/..'],
    ['+01 -03 +03', '01/03 03/..'],
    ['+01 -03 +03 -03', '01/03 03/03'],
    // Joining while there opens nothing; one loss then ends it.
    ['+01 +02 -03', '01/03'],
    ['+01 +01 -03', '01/03'],
    // A loss of what is not there counts nowhere, and is not kept for later.
    ['-02', ''],
    ['-02 +03', '03/..'],
    ['+01 -02 -03', '01/02'],
    ['+03 -03 -03', '03/03'],
  ])('%s: %s', (changes, tenures) => {
    expect(told(known(changes))).toBe(tenures);
  });

  test('what was taken back before it came is not there yet', () => {
    const early = remove(known('+02'), { month: '2026-01', change: 'joined' });
    expect(told(early)).toBe('02/..');
    expect(told(add(early, { month: '2026-01', change: 'joined' }))).toBe('02/..');
    expect(told(remove(known('+01'), { month: '2026-02', change: 'lost' }))).toBe('01/..');
  });

  test('a month that is none is refused', () => {
    expect(() => add(empty(), { month: '2026-13', change: 'joined' })).toThrow(
      expect.objectContaining({ code: 'month-invalid' }),
    );
  });
});

const change: fc.Arbitrary<TenureChange> = fc.record({
  month: fc.integer({ min: 1, max: 6 }).map((month) => `2026-0${month}`),
  change: fc.constantFrom('joined', 'lost'),
});
const subject = fc.constantFrom('s-1', 's-2');
/** Puts in (1), or takes out (-1): what an edit takes out may come before it was put in. */
interface Step {
  subject: string;
  change: TenureChange;
  sign: number;
}
const step: fc.Arbitrary<Step> = fc.record({ subject, change, sign: fc.constantFrom(1, 1, -1) });

const stepOf = ({ change: one, sign }: Step) => {
  const added = add(empty(), one);
  return sign === 1 ? added : negate(added);
};
const tallyOf = (changes: TenureChanges): TenureTally =>
  tenureTally.addAll(tenureTally.empty(), tenuresOf(changes));

/** As a fold does: of every batch only the difference it makes to the tenures of the subjects in it. */
function folded(batches: readonly (readonly Step[])[]): TenureTally {
  const states = new Map<string, TenureChanges>();
  let tally = tenureTally.empty();
  for (const batch of batches)
    for (const [name, steps] of Map.groupBy(batch, (one) => one.subject)) {
      const before = states.get(name) ?? empty();
      const after = steps.map(stepOf).reduce(merge, before);
      states.set(name, after);
      tally = tenureTally.merge(
        tally,
        tenureTally.merge(tallyOf(after), tenureTally.negate(tallyOf(before))),
      );
    }
  return tally;
}

describe('differences of tenures, folded', () => {
  const batches = fc.array(fc.array(step, { maxLength: 5 }), { maxLength: 8 });

  test('are the tenures of what is known in the end, in any order and any batches', () => {
    fc.assert(
      fc.property(batches, fc.func(fc.nat()), (some, rank) => {
        const all = some.flat();
        const other = all.toSorted((a, b) => rank(a) - rank(b)).map((one) => [one]);
        const expected = [...Map.groupBy(all, (one) => one.subject).values()]
          .map((steps) => tallyOf(steps.map(stepOf).reduce(merge, empty())))
          .reduce(tenureTally.merge, tenureTally.empty());
        expect(folded(some)).toEqual(expected);
        expect(folded(other)).toEqual(expected);
      }),
    );
  });

  test('are undone by taking back what was put in, and never count below zero', () => {
    fc.assert(
      fc.property(batches, fc.array(step, { maxLength: 5 }), (some, more) => {
        const back = more.map((one) => ({ ...one, sign: -one.sign }));
        expect(folded([...some, more, back])).toEqual(folded(some));
        expect(() => tenureCounts(folded([...some, more]))).not.toThrow();
      }),
    );
  });
});

test('tenures follow each other, each within its months', () => {
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const tenures = tenuresOf(addAll(empty(), changes));
      tenures.forEach(({ joined, lost }, i) => {
        expect(lost === null || lost >= joined).toBe(true);
        const next = tenures[i + 1];
        if (next) expect(lost !== null && next.joined >= lost).toBe(true);
      });
    }),
  );
});
