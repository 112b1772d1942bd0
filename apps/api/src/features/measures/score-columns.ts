import { exclusionReasons } from '@attune/contracts';

/** Points that have a column of their own in `tally_score`: enough for the scales people use. */
const ownColumns = 11;

/** How the counts of one scale lie in `tally_score`: per point from the low end, then per exclusion reason. */
interface ScoreColumns {
  /** Expressions that read each count. */
  read: readonly string[];
  /** Columns that are written, with the piece of an array of all counts that goes into each. */
  written: readonly { name: string; from: (counts: string) => string; grow: string }[];
}

const known = new Map<number, ScoreColumns>();

export function scoreColumns(points: number): ScoreColumns {
  let columns = known.get(points);
  if (!columns) {
    columns = columnsOf(points);
    known.set(points, columns);
  }
  return columns;
}

function columnsOf(points: number): ScoreColumns {
  const named = [
    ...Array.from({ length: Math.min(points, ownColumns) }, (_, i) => ({ name: `p${i + 1}`, at: i + 1 })),
    ...exclusionReasons.map((reason, i) => ({ name: reason.replaceAll('-', '_'), at: points + i + 1 })),
  ];
  const further = Array.from({ length: Math.max(0, points - ownColumns) }, (_, i) => `further[${i + 1}]`);
  const written = named.map(({ name, at }) => ({
    name,
    from: (counts: string) => `${counts}[${at}]`,
    grow: `${name} = t.${name} + excluded.${name}`,
  }));
  if (further.length > 0) {
    // Element by element in the statement itself: no function call per row.
    const sums = further.map((element) => `t.${element} + excluded.${element}`);
    written.push({
      name: 'further',
      from: (counts) => `${counts}[${ownColumns + 1}:${points}]`,
      grow: `further = array[${sums.join(', ')}]`,
    });
  }
  const names = named.map(({ name }) => name);
  const own = names.slice(0, -exclusionReasons.length);
  return { read: [...own, ...further, ...names.slice(own.length)], written };
}
