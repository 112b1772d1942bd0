import { valuesQuery } from '@attune/contracts';
import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { ProblemError } from '../../platform/http/problem-error.ts';
import { isTransient } from '../../platform/stream/transient.ts';
import { FigureSources } from '../indicators/figure-sources.ts';
import { ReadValues } from '../indicators/read-values.ts';
import { type Cut, cuts } from '../measures/cuts.ts';
import { isNearlyThere } from '../measures/folded-parts.ts';
import { CoarserPeriods } from './coarser-periods.ts';
import { type DueYear, readDue, readNotesBehind, replaceRows, settleDue } from './indicator-values.store.ts';
import { keptRow, type KeptRow } from './kept-row.ts';
import { oneAtATime, type Transact } from './one-at-a-time.ts';
import { planDue } from './plan-due.ts';
import { monthsOfAllQuarters, type Range, rangesFor } from './ranges.ts';
import { WholeEnterprise } from './whole-enterprise.ts';

/** Milliseconds of work in a round: with the pauses between rounds little of a busy time, at rest a quarter. */
const busyFor = 1000;
const restFor = 2000;
/** What is due for so long is worked out even where the log is never at rest. */
const patience = 600_000;
/** An indicator that fails is left alone for a while, so that the others get on. */
const penalty = 300_000;

interface How {
  today: string;
  /** Some of its figures may have to be hidden. */
  hides: boolean;
}

/**
 * Keeps `indicator_value` as `ReadValues` would answer: months, quarters and years, by department and by each single
 * dimension. What is due is written down and crossed out in transactions, so that a crash at any moment ends in the
 * same table.
 */
@Injectable()
export class KeepIndicatorValues {
  readonly #log = new Logger('figures for SQL');
  readonly #failed = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly values: ReadValues,
    private readonly sources: FigureSources,
    private readonly enterprise: WholeEnterprise,
  ) {}

  /** This month and the last, also while the log is busy; not while it is far ahead, as when history is loaded. */
  async keepCurrent(): Promise<void> {
    if (!isNearlyThere({ behind: await readNotesBehind(this.database.worker) })) return;
    const [year = 0, month = 0] = this.enterprise.today().split('-').map(Number);
    const since = new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 10);
    await this.#keep({ since, patience }, busyFor);
  }

  /** All months, when the log is at rest. */
  async keepHistory(): Promise<void> {
    await this.#keep({ since: '-infinity', patience }, restFor);
  }

  async #keep(which: { since: string; patience: number }, budget: number): Promise<void> {
    const began = performance.now();
    await oneAtATime(this.database.worker, async (transact) => {
      await this.enterprise.refresh();
      const today = this.enterprise.today();
      const sources = await this.sources.all();
      await planDue(transact, sources, `${today.slice(0, 7)}-01`);
      const there = new Map(sources.map((source) => [source.key, source]));
      for (const due of await transact((tx) => readDue(tx, which))) {
        const source = there.get(due.indicator);
        if (!source || (this.#failed.get(due.indicator) ?? 0) > Date.now()) continue;
        await this.#tryYear(transact, due, { today, hides: source.hides });
        if (performance.now() - began > budget) break;
      }
    });
  }

  async #tryYear(transact: Transact, due: DueYear, how: How): Promise<void> {
    try {
      await this.#keepYear(transact, due, how);
      this.#failed.delete(due.indicator);
    } catch (error) {
      if (isTransient(error)) throw error;
      this.#failed.set(due.indicator, Date.now() + penalty);
      this.#log.warn(`${due.indicator} of ${due.year} is left for later: ${String(error)}`);
    }
  }

  async #keepYear(transact: Transact, due: DueYear, { today, hides }: How): Promise<void> {
    const { indicator, year } = due;
    // Before anything is read: what is read may be newer, and is then worked out once too often.
    const positions = await this.sources.positions(indicator);
    const ranges = rangesFor(year, hides ? monthsOfAllQuarters(year) : due.months);
    for (const cut of cuts) {
      const periods = new CoarserPeriods();
      for (const range of ranges) {
        const rows = periods.within(await this.#read(indicator, { cut, range, today }));
        // What a plugin could not tell just now is no figure to keep.
        if (rows.some(({ reason }) => reason === 'plugin-failed')) throw new Error('Its plugin fails.');
        await transact((tx) => replaceRows(tx, { indicator, cut: cut.name, ...range }, { rows, positions }));
      }
    }
    await transact((tx) => settleDue(tx, due, positions));
  }

  /** Nothing where it is not kept by the cut. Periods that have not begun are nobody's figures yet. */
  async #read(
    indicator: string,
    { cut, range, today }: { cut: Cut; range: Range; today: string },
  ): Promise<KeptRow[]> {
    const query = valuesQuery.parse({
      ...range,
      by: ['department', ...cut.dimensions].join(),
      compare: 'none',
    });
    try {
      const { rows } = await this.values.read(this.enterprise.principal(), indicator, query);
      return rows
        .map((row) => keptRow(row, { cut, idOf: (department) => this.enterprise.idOf(department) }))
        .filter((row) => row.period_from <= today);
    } catch (error) {
      // What is there stays until it can be read again.
      if (!(error instanceof ProblemError) || error.code !== 'cut-not-kept') throw error;
      return [];
    }
  }
}
