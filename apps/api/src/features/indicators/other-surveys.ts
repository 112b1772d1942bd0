import type { PoolClient } from 'pg';
import type { DepartmentTree } from '../departments/department-tree.ts';
import type { Bindings } from './indicator-registry.ts';
import { rowName, type Target } from './roll-up.ts';
import { emptyTallies, readRowTallies, type RowTalliesQuestion, tallyLookup } from './row-tallies.ts';

interface OtherSurveysQuestion extends Omit<RowTalliesQuestion, 'targets'> {
  rows: readonly Target[];
  /** Of all surveys; `bindings` are those of some. */
  all: Bindings;
}

/**
 * Whether so few answers lie in other surveys that these could be worked out: figures of all surveys are shown too, and
 * less those of some they are those of the others.
 */
export async function fewInOtherSurveys(
  tx: PoolClient,
  { rows, all, bindings, ...question }: OtherSurveysQuestion,
  tree: DepartmentTree,
): Promise<(period: number, target: Target) => boolean> {
  const { indicator } = question;
  const counter = async (some: Bindings) => {
    const tallies = await readRowTallies(tx, { ...question, bindings: some, targets: rows }, tree);
    const talliesOf = tallyLookup(emptyTallies(indicator, some), tallies);
    return (name: string) => indicator.read(talliesOf(name)).n;
  };
  const [inSome, inAll] = [await counter(bindings), await counter(all)];
  return (period, target) => {
    const name = rowName(period, rows.indexOf(target), '', '');
    const others = inAll(name) - inSome(name);
    return others > 0 && others < indicator.minimumN;
  };
}
