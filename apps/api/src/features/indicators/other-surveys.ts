import type { Reading } from '@attune/metrics';
import type { PoolClient } from 'pg';
import type { DepartmentTree } from '../departments/department-tree.ts';
import { foundFeeds } from '../indicator-definitions/feeds.ts';
import type { InputMeasures } from '../indicator-definitions/reading-registry.ts';
import { rowName, type Target } from './roll-up.ts';
import { type PluginReading, readCells } from './read-cells.ts';
import { readRowTallies, type RowTalliesQuestion, tallyLookup } from './row-tallies.ts';

interface OtherSurveysQuestion extends Omit<RowTalliesQuestion, 'targets' | 'feeds'> {
  minimumN: number;
  reading: PluginReading;
  rows: readonly Target[];
  /** Of the surveys asked for, and of all. */
  some: InputMeasures;
  all: InputMeasures;
}

/**
 * Whether so few answers lie in other surveys that these could be worked out: figures of all surveys are shown too, and
 * less those of some they are those of the others.
 */
export async function fewInOtherSurveys(
  tx: PoolClient,
  { rows, all, some, minimumN, reading, ...question }: OtherSurveysQuestion,
  tree: DepartmentTree,
): Promise<(period: number, target: Target) => boolean> {
  const { indicator } = question;
  const counter = async (measures: InputMeasures) => {
    const feeds = foundFeeds(indicator, measures);
    const tallies = await readRowTallies(tx, { ...question, feeds, targets: rows }, tree);
    const talliesOf = tallyLookup(feeds, tallies);
    const names = [...new Set(Object.values(tallies).flatMap((input) => [...input.keys()]))];
    const readings = await readCells(reading, names.map(talliesOf));
    const counts = new Map(names.map((name, at) => [name, (readings[at] as Reading).n]));
    return (name: string) => counts.get(name) ?? 0;
  };
  const [inSome, inAll] = [await counter(some), await counter(all)];
  return (period, target) => {
    const name = rowName(period, rows.indexOf(target), '', '');
    const others = inAll(name) - inSome(name);
    return others > 0 && others < minimumN;
  };
}
