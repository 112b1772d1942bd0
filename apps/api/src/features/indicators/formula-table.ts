import { type Formula, formulaChange, readFormula, type Reading } from '@attune/metrics';
import type { Definition } from '../indicator-definitions/definition.ts';
import type { FigureTable } from './figure-table.ts';
import { periodText } from './periods.ts';

/** No figure: the part is not in force in these days, or its plugin is not there. */
export const missingPart: Reading = {
  value: null,
  n: 0,
  interval: null,
  excluded: {},
  reason: 'part-missing',
};

/**
 * A formula over the tables of its parts. A row is hidden as soon as one of its parts is, and complete when all are.
 *
 * @param parts by name; null where a part cannot be read at all
 */
export function formulaTable(
  { body }: Pick<Definition, 'body'>,
  formula: Formula,
  parts: ReadonlyMap<string, FigureTable | null>,
): FigureTable {
  const tables = [...parts.values()].filter((table) => table !== null);
  const known = new Map<string, Reading>();
  const reading = (name: string): Reading => {
    let found = known.get(name);
    if (found === undefined) {
      const readings = Object.fromEntries(
        [...parts].map(([part, table]) => [part, table?.reading(name) ?? missingPart]),
      );
      // Who answers one survey answers another as well: nothing is assumed of how the parts hang together.
      found = readFormula(formula, readings, { dependence: 'unknown', range: body.range ?? undefined });
      known.set(name, found);
    }
    return found;
  };
  const starts = tables.map(({ from }) => from).filter((from) => from !== undefined);
  return {
    currency: undefined,
    itemGroup: undefined,
    derived: undefined,
    crossed: undefined,
    from: starts.toSorted().at(-1),
    names: new Set(tables.flatMap(({ names }) => [...names])),
    previous: previousOfAll(tables),
    reading,
    change: (before, after) => formulaChange(reading(before), reading(after)),
    leftOut: (name) => tables.reduce((sum, table) => sum + table.leftOut(name), 0),
    hidden: (...row) => {
      for (const { hidden } of tables) {
        const reason = hidden(...row);
        if (reason !== undefined) return reason;
      }
      return undefined;
    },
  };
}

/** Some parts are read by whole months and compared by them: where others are not, a difference is against no one period. */
function previousOfAll(tables: readonly FigureTable[]): FigureTable['previous'] {
  const compared = tables.map(({ previous }) => previous).filter(({ length }) => length > 0);
  const [first = []] = compared;
  return first.map((period, at) => {
    const texts = new Set(compared.map((previous) => previous[at] && periodText(previous[at])));
    return texts.size === 1 ? period : undefined;
  });
}
