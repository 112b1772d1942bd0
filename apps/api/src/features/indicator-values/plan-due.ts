import type { PoolClient } from 'pg';
import type { SourcesOfFigures } from '../indicators/figure-sources.ts';
import { type DueMonth, dueMonths, monthsAfter } from './due-months.ts';
import {
  addDue,
  type Basis,
  forgetIndicator,
  readBases,
  readMonths,
  rememberMonths,
  takeNotes,
  writeBases,
} from './indicator-values.store.ts';
import type { Transact } from './one-at-a-time.ts';

/**
 * Writes down what is due: what the log has moved, everything of an indicator that is made of something else now, and
 * the month that has begun. In one transaction, so that the sources by which notes are told apart are those kept as
 * basis: a worker that knows too little leaves a basis by which the next one sees it.
 *
 * @param today the first day of the month that today is in
 */
export async function planDue(
  transact: Transact,
  sources: readonly SourcesOfFigures[],
  today: string,
): Promise<void> {
  const known = await transact(readBases);
  const there = new Set(sources.map(({ key }) => key));
  for (const { indicator } of known)
    if (!there.has(indicator)) while (!(await transact((tx) => forgetIndicator(tx, indicator))));
  await transact(async (tx) => {
    const notes = await takeNotes(tx);
    await rememberMonths(tx, notes);
    const bases = new Map((await readBases(tx)).map((basis) => [basis.indicator, basis]));
    const anew = sources.filter(({ key, basis }) => bases.get(key)?.basis !== basis);
    const joined = notes.some(({ people }) => people);
    const asked = joined ? sources : anew;
    const months = new Map<string, readonly string[]>();
    for (const source of asked) months.set(source.key, await allMonths(tx, source, today));
    const monthsOf = (indicator: string) => months.get(indicator) ?? [];
    await addDue(tx, dueMonths({ sources, notes, monthsOf, today }));
    await addDue(
      tx,
      anew.flatMap(({ key }) => dueFromNow(key, monthsOf(key))),
    );
    await addDue(
      tx,
      [...bases.values()].flatMap(({ indicator, month }) => dueFromNow(indicator, monthsAfter(month, today))),
    );
    const changed = sources.filter(({ key, basis }) => {
      const before = bases.get(key);
      return before?.basis !== basis || before.month !== today;
    });
    await writeBases(
      tx,
      changed.map(({ key, basis }): Basis => ({ indicator: key, basis, month: today })),
    );
  });
}

/** Whatever is read from now on will do. */
const dueFromNow = (indicator: string, months: readonly string[]) =>
  months.map((month): DueMonth => ({ indicator, month, positions: [] }));

async function allMonths(tx: PoolClient, { key, folds, measures }: SourcesOfFigures, today: string) {
  const months = await readMonths(tx, key, measures);
  const [first] = months;
  if (!folds.has('fold-tenures') || first === undefined) return months;
  // Whoever joined is there in months without a fact as well.
  return [...new Set([...months, ...monthsAfter(first, today)])];
}
