import { setImmediate as turn } from 'node:timers/promises';
import type { SelectionCheck, Values, ValuesQuery } from '@attune/contracts';
import type { Reading } from '@attune/metrics';
import type { PoolClient } from 'pg';
import type { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import type { DepartmentTree } from '../departments/department-tree.ts';
import type { Departments } from '../departments/departments.ts';
import { firstWholeDay } from '../measures/first-whole-day.ts';
import { fingerprintOf, targetsOf } from '../weightings/targets.ts';
import { isReady, readWeightings, type WeightingState } from '../weightings/weighting-states.ts';
import { type CutOff, readCutOff, type TallyState } from '../measures/cut-off.ts';
import type { Definition } from '../indicator-definitions/definition.ts';
import { foundFeeds } from '../indicator-definitions/feeds.ts';
import type { ReadingRegistry } from '../indicator-definitions/reading-registry.ts';
import type { Hidden } from './figure-table.ts';
import { findHidden } from './hidden-figures.ts';
import { fewInOtherSurveys } from './other-surveys.ts';
import { type Period, periodText } from './periods.ts';
import { planValues, type ValuesPlan } from './plan-values.ts';
import { indicatorProblem } from './problems.ts';
import { readCells } from './read-cells.ts';
import type { ReceiptTokens } from './receipt-tokens.ts';
import type { Target } from './roll-up.ts';
import { basisOf } from './resolved.ts';
import { targetsFor } from './row-targets.ts';
import { readRowTallies, tallyLookup } from './row-tallies.ts';
import { checkSelection } from './selection-check.ts';
import type { NamedTarget } from './value-rows.ts';
import { type WeightedIndicator, weightedIndicator } from './weighted-indicator.ts';
import { weightedRow, type WeightedRow, type WeightedRows } from './weighted-rows.ts';
import { readWeightedTallies } from './weighted-tallies.ts';

/** Each row is raked by itself, twice: it and the one it is compared with. */
const mostRows = 1000;

interface Read extends WeightedRows {
  state: TallyState;
  weighting: WeightingState;
  selection: SelectionCheck;
}

interface WeightedQuery extends ValuesQuery {
  weighting: string;
  compares: ValuesPlan['compares'];
}

/** Figures weighted as somebody declared: every row by itself, from the cells of all crossed dimensions. */
export class ReadWeightedValues {
  constructor(
    private readonly database: Database,
    private readonly departments: Departments,
    private readonly readings: ReadingRegistry,
    private readonly receipts: ReceiptTokens,
  ) {}

  /**
   * Throws the problems of `planValues` and `targetsFor`, `weighting-not-read`, `weighting-unknown`,
   * `weighting-cut-not-kept`, and those of what else an indicator may be read in.
   */
  async read(principal: Principal, definition: Definition, query: WeightedQuery): Promise<Values> {
    const weighable = weightedIndicator(definition);
    const { indicator } = weighable;
    if (query.measure !== undefined) throw indicatorProblem('measure-not-read', { field: 'measure' });
    await this.readings.variants(indicator, query);
    const plan: ValuesPlan = { ...planValues(query), compares: query.compares };
    refuseDimensions(plan);
    const targets = targetsFor(this.departments, principal, { ...plan, key: query.department });
    if (plan.periods.length * targets.length > mostRows)
      throw indicatorProblem('range-too-long', {
        field: 'grain',
        detail: `Weighted figures are worked out one by one: ask for at most ${mostRows} of them.`,
      });
    const tree = this.departments.tree();
    const asked = { principal, weighable, plan, targets, query };
    const read = await this.database.withSnapshot(principal.scope, (tx) => this.#read(tx, asked, tree));
    const { weighting, state } = read;
    const from = isReady(weighting) ? undefined : firstWholeDay(weighting.cutDeclaredAt, state.timeZone);
    const rows: Values['rows'] = [];
    for (const [at, period] of plan.periods.entries())
      for (const [nth, target] of targets.entries()) {
        const row = await weightedRow(read, { plan, weighable, at, nth, target, from });
        if (row)
          rows.push({
            ...row.shown,
            version: definition.version,
            receipt: this.#receipt(definition, read, { ...row, period, target }),
          });
        // Raking that hardly converges takes a while: others get their turn.
        await turn();
      }
    const { key, version, folded, total } = weighting;
    const { selection } = read;
    return {
      indicator: definition.key,
      unit: indicator.unit,
      rows,
      versions: [{ version: definition.version, from: definition.from, to: definition.to }],
      weighting: {
        key,
        version,
        fingerprint: fingerprintOf(weighting.definition),
        building: from === undefined ? null : { folded, total, from },
        selection,
      },
      warnings: selection.outcome === 'hangs-on-score' ? [{ code: 'weighting-may-not-help' }] : [],
    };
  }

  async #read(
    tx: PoolClient,
    { principal, weighable, plan, targets: rows, query }: Asked,
    tree: DepartmentTree,
  ): Promise<Read> {
    const state = await readCutOff(tx);
    const [weighting] = await readWeightings(tx, state.generation, query.weighting);
    if (!weighting) throw indicatorProblem('weighting-unknown', { field: 'weighting' });
    const targets = targetsOf(weighting.definition);
    const { surveys } = weighting.definition;
    const { indicator, minimumN } = weighable;
    const some = await this.readings.measuresOf(indicator, { surveys });
    const all = surveys === undefined ? some : await this.readings.measuresOf(indicator, {});
    const measures = some[weighable.input] ?? [];
    const cells = await readWeightedTallies(
      tx,
      { weighting, targets, measures, periods: [...plan.periods, ...plan.previous], rows, cutOff: state },
      tree,
    );
    const trees = { tree, today: this.departments.treeToday() };
    const question = { plan, indicator, cutOff: state };
    const feeds = foundFeeds(indicator, some);
    const countOf = async (of: ValuesPlan, about: readonly Target[]) => {
      const tallies = await readRowTallies(tx, { ...question, plan: of, targets: about, feeds }, tree);
      const talliesOf = tallyLookup(feeds, tallies);
      const names = new Set(Object.values(tallies).flatMap((input) => [...input.keys()]));
      const listed = [...names];
      const readings = await readCells(weighable, listed.map(talliesOf));
      return new Map(listed.map((name, at) => [name, (readings[at] as Reading).n]));
    };
    const suppressed = await findHidden({ plan, minimumN, principal, countOf }, trees);
    const selection = await checkSelection(tx, {
      generation: state.generation,
      measures,
      comparable: all[weighable.input] ?? [],
      range: { from: query.from, to: query.to },
      departments: new Set(rows.flatMap(({ roots }) => roots.flatMap((root) => trees.today.subtree(root)))),
      dimensions: weighting.dimensions,
    });
    const fewElsewhere =
      surveys === undefined || minimumN === 1
        ? () => false
        : await fewInOtherSurveys(tx, { ...question, reading: weighable, minimumN, rows, some, all }, tree);
    const hidden: Hidden = (period, target, shown) =>
      suppressed(period, target, shown) ?? (fewElsewhere(period, target) ? 'protects-others' : undefined);
    return { state, weighting, targets, cells, hidden, selection };
  }

  #receipt(
    definition: Definition,
    { weighting, state }: Read,
    { shown, hidden, period, target }: WeightedRow & { period: Period; target: NamedTarget },
  ): string {
    const { generation, timeZone, positions }: CutOff = state;
    return this.receipts.issue({
      indicator: definition.key,
      version: definition.version,
      period: periodText(period),
      roots: target.roots,
      filters: {},
      currency: null,
      derived: null,
      itemGroup: null,
      weighting: { id: weighting.id, positions: weighting.positions },
      cutOff: { generation, timeZone, positions },
      folds: null,
      basis: basisOf({ definition, parts: new Map(), id: '' }),
      value: shown.value,
      n: shown.n,
      hidden,
    });
  }
}

interface Asked {
  principal: Principal;
  weighable: WeightedIndicator;
  plan: ValuesPlan;
  targets: readonly NamedTarget[];
  query: WeightedQuery;
}

/** Throws `weighting-cut-not-kept`. */
function refuseDimensions({ by, filters }: ValuesPlan): void {
  if (by.length > 0) throw indicatorProblem('weighting-cut-not-kept', { field: 'by' });
  if (Object.keys(filters).length > 0) throw indicatorProblem('weighting-cut-not-kept', { field: 'where' });
}
