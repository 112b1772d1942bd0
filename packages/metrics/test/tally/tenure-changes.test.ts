import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TenureChange, TenureChanges, TenureTally } from '../../src/index.ts';
import { tenureChanges, tenureCounts, tenuresOf, tenureTally } from '../../src/index.ts';

const { add, addAll, empty, merge, negate, remove } = tenureChanges;

/** `+03` joined in March, `+03@2` in department 2 rather than 1, `-03` was lost in March. */
const one = (part: string): TenureChange => {
  const [days = '', department = '1'] = part.slice(1).split('@');
  const month = `2026-${days}`;
  return part.startsWith('+')
    ? { month, change: 'joined', department: Number(department) }
    : { month, change: 'lost' };
};
const known = (text: string): TenureChanges =>
  addAll(
    empty(),
    text
      .split(' ')
      .filter((part) => part !== '')
      .map(one),
  );
const told = (changes: TenureChanges) =>
  tenuresOf(changes)
    .map(
      ({ joined, lost, department }) =>
        `${joined.slice(5)}/${lost?.slice(5) ?? '..'}${department === 1 ? '' : `@${department}`}`,
    )
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
    // It counts in the department of the start that opened it.
    ['+01@2 +02 -03', '01/03@2'],
    ['+02 +01@2 -03 +04', '01/03@2 04/..'],
    ['+01@2 -03 +03', '01/03@2 03/..'],
    // Of the starts of one month, in that of the smallest id.
    ['+03@10 +03@9', '03/..@9'],
    ['+03@3 +03@2 +03@3 -03 -03', '03/03@2 03/03@3 03/..@3'],
  ])('%s: %s', (changes, tenures) => {
    expect(told(known(changes))).toBe(tenures);
  });

  test('what was taken back before it came is not there yet', () => {
    const early = remove(known('+02'), one('+01'));
    expect(told(early)).toBe('02/..');
    expect(told(add(early, one('+01')))).toBe('02/..');
    expect(told(remove(known('+01'), one('-02')))).toBe('01/..');
    // A start that was moved to another department: as if neither had come, until it comes.
    const moved = remove(known('+01@2'), one('+01'));
    expect(told(moved)).toBe('');
    expect(told(add(moved, one('+01')))).toBe('01/..@2');
  });

  test('a month that is none is refused', () => {
    expect(() => add(empty(), one('+13'))).toThrow(expect.objectContaining({ code: 'month-invalid' }));
  });
});

const change: fc.Arbitrary<TenureChange> = fc
  .record({
    month: fc.integer({ min: 1, max: 6 }).map((month) => `0${month}`),
    how: fc.constantFrom('+', '-'),
    department: fc.constantFrom(1, 2, 10),
  })
  .map(({ month, how, department }) => one(`${how}${month}@${department}`));
const subject = fc.constantFrom('s-1', 's-2');
/** Puts in (1), or takes out (-1): what an edit takes out may come before it was put in. */
interface Step {
  subject: string;
  change: TenureChange;
  sign: number;
}
const step: fc.Arbitrary<Step> = fc.record({ subject, change, sign: fc.constantFrom(1, 1, -1) });

const stepOf = ({ change: put, sign }: Step) => {
  const added = add(empty(), put);
  return sign === 1 ? added : negate(added);
};

const departments = [1, 2, 10];
/** The tenures of some subjects, by department. */
const talliesOf = (subjects: readonly TenureChanges[]): TenureTally[] =>
  departments.map((asked) =>
    tenureTally.addAll(
      tenureTally.empty(),
      subjects.flatMap(tenuresOf).filter(({ department }) => department === asked),
    ),
  );
const plus = (a: readonly TenureTally[], b: readonly TenureTally[]) =>
  a.map((tally, i) => tenureTally.merge(tally, b[i] as TenureTally));

/** As a fold does: of every batch only the difference it makes to the tenures of the subjects in it. */
function folded(batches: readonly (readonly Step[])[]): TenureTally[] {
  const states = new Map<string, TenureChanges>();
  let tallies = talliesOf([]);
  for (const batch of batches)
    for (const [name, steps] of Map.groupBy(batch, (step) => step.subject)) {
      const before = states.get(name) ?? empty();
      const after = steps.map(stepOf).reduce(merge, before);
      states.set(name, after);
      tallies = plus(tallies, plus(talliesOf([after]), talliesOf([before]).map(tenureTally.negate)));
    }
  return tallies;
}

describe('differences of tenures, folded', () => {
  const batches = fc.array(fc.array(step, { maxLength: 5 }), { maxLength: 8 });

  test('are by department the tenures of what is known in the end, in any order and any batches', () => {
    fc.assert(
      fc.property(batches, fc.func(fc.nat()), (some, rank) => {
        const all = some.flat();
        const other = all.toSorted((a, b) => rank(a) - rank(b)).map((step) => [step]);
        const expected = talliesOf(
          Array.from(Map.groupBy(all, (step) => step.subject).values(), (steps) =>
            steps.map(stepOf).reduce(merge, empty()),
          ),
        );
        expect(folded(some)).toEqual(expected);
        expect(folded(other)).toEqual(expected);
      }),
    );
  });

  test('are undone by taking back what was put in, and never count below zero', () => {
    fc.assert(
      fc.property(batches, fc.array(step, { maxLength: 5 }), (some, more) => {
        const back = more.map((step) => ({ ...step, sign: -step.sign }));
        expect(folded([...some, more, back])).toEqual(folded(some));
        expect(() => folded([...some, more]).map(tenureCounts)).not.toThrow();
      }),
    );
  });

  test('add up over departments to the tenures of the same changes without departments', () => {
    const anywhere = (step: Step): Step =>
      step.change.change === 'joined' ? { ...step, change: { ...step.change, department: 1 } } : step;
    fc.assert(
      fc.property(batches, (some) => {
        const [whole, ...none] = folded(some.map((batch) => batch.map(anywhere)));
        expect(folded(some).reduce(tenureTally.merge)).toEqual(whole);
        expect(none).toEqual([tenureTally.empty(), tenureTally.empty()]);
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
