import fc from 'fast-check';
import type { Scale } from '@attune/metrics';
import type { Binding, Placement, Version } from './reading.ts';

interface MadeOf {
  departments: readonly string[];
  days: fc.Arbitrary<string>;
  /** Before any day. */
  ever: string;
}

/** Everybody stands below somebody earlier in the list, before and after a move. */
export const placementsOf = ({ departments, days, ever }: MadeOf): fc.Arbitrary<Placement[]> =>
  fc
    .tuple(
      ...departments.slice(1).map((department, i) =>
        fc.record({
          department: fc.constant(department),
          parent: fc.constantFrom(...departments.slice(0, i + 1)),
          moved: fc.option(fc.record({ on: days, to: fc.constantFrom(...departments.slice(0, i + 1)) })),
        }),
      ),
    )
    .map((list) => [
      { department: departments[0] as string, parent: null, from: ever },
      ...list.flatMap(({ department, parent, moved }): Placement[] =>
        moved
          ? [
              { department, parent, from: ever, to: moved.on },
              { department, parent: moved.to, from: moved.on },
            ]
          : [{ department, parent, from: ever }],
      ),
    ]);

/** Each measure at most once, from some departments, by one of its tables. */
const bindingsOf = (
  departments: readonly string[],
  tables: Readonly<Record<string, readonly (readonly number[])[]>>,
): fc.Arbitrary<Binding[]> =>
  fc.uniqueArray(fc.constantFrom(...Object.keys(tables)), { minLength: 1 }).chain((measures) =>
    fc.tuple(
      ...measures.map((measure) =>
        fc.record({
          measure: fc.constant(measure),
          departments: fc.uniqueArray(fc.constantFrom(...departments), { minLength: 1, maxLength: 2 }),
          points: fc.constantFrom(...(tables[measure] as number[][])),
        }),
      ),
    ),
  );

/** One since ever, and up to two more, each from a day of its own; all on one scale. */
export function versionsOf(
  { departments, days, ever }: MadeOf,
  scale: Scale,
  tables: Parameters<typeof bindingsOf>[1],
): fc.Arbitrary<Version[]> {
  const bindings = bindingsOf(departments, tables);
  return fc
    .uniqueArray(fc.record({ from: days, bindings }), { maxLength: 2, selector: ({ from }) => from })
    .chain((later) =>
      bindings.map((original): Version[] =>
        [{ from: ever, bindings: original }, ...later]
          .map((version) => ({ ...version, scale }))
          .toSorted((a, b) => (a.from < b.from ? -1 : 1)),
      ),
    );
}
