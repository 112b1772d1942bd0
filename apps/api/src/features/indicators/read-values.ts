import type { Values, ValuesQuery } from '@attune/contracts';
import type { Indicator } from '@attune/plugin-sdk';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { Departments } from '../departments/departments.ts';
import type { Fold } from '../measures/tally-generations.ts';
import { readCutOff, readFoldCutOff } from '../measures/cut-off.ts';
import { type DerivedReading, readDerived } from './derived-reading.ts';
import { findHidden } from './hidden-figures.ts';
import { IndicatorRegistry, type Variant } from './indicator-registry.ts';
import { readsPeople, refuseOtherCuts } from './people-rows.ts';
import { planValues, type ValuesPlan } from './plan-values.ts';
import { ReadWeightedValues } from './read-weighted-values.ts';
import { ReceiptTokens } from './receipt-tokens.ts';
import { targetsFor } from './row-targets.ts';
import { emptyTallies, readRowTallies } from './row-tallies.ts';
import { inWholeMonths, readsTenures } from './tenure-rows.ts';
import { rowsOf, type RowsQuestion } from './value-rows.ts';

/** Throws the problems of `planValues` and `inWholeMonths`. */
function planFor(indicator: Indicator, query: ValuesQuery): ValuesPlan {
  const plan = planValues(query);
  const tenures = readsTenures(indicator);
  if (tenures || readsPeople(indicator)) refuseOtherCuts(plan);
  return tenures ? inWholeMonths(plan) : plan;
}

/** What makes the figures of an indicator out of the log. */
export function foldOf(indicator: Indicator): Fold {
  if (readsTenures(indicator)) return 'fold-tenures';
  return readsPeople(indicator) ? 'fold-customer-activity' : 'fold-into-tallies';
}

/** The one way from tallies to figures: screens, exports and receipts all come here. */
@Injectable()
export class ReadValues {
  readonly #weighted: ReadWeightedValues;

  constructor(
    private readonly database: Database,
    private readonly departments: Departments,
    private readonly registry: IndicatorRegistry,
    private readonly receipts: ReceiptTokens,
  ) {
    this.#weighted = new ReadWeightedValues(database, departments, registry, receipts);
  }

  /**
   * Throws the problems of `planFor` and `targetsFor`, and `indicator-unknown`, `measure-not-read`, `measure-unknown`,
   * those of `IndicatorRegistry.variants`, and where a weighting is asked for those of `ReadWeightedValues`.
   */
  async read(principal: Principal, key: string, query: ValuesQuery): Promise<Values> {
    const { indicator } = this.registry.find(key);
    const { weighting } = query;
    if (weighting !== undefined) return this.#weighted.read(principal, indicator, { ...query, weighting });
    const plan = planFor(indicator, query);
    const targets = targetsFor(this.departments, principal, { ...plan, key: query.department });
    const trees = { tree: this.departments.tree(), today: this.departments.treeToday() };
    const variants = await this.registry.variants(indicator, query);
    const { read, cutOff } = await this.database.withSnapshot(principal.scope, async (tx) => {
      const state = await readCutOff(tx);
      const fold = foldOf(indicator);
      const cutOff = fold === 'fold-into-tallies' ? state : await readFoldCutOff(tx, fold);
      const read: ReadVariant[] = [];
      for (const derived of await readDerived(tx, indicator, { cutOff: state, asked: query.measure }))
        for (const variant of variants) {
          const bindings = await this.registry.bindings(indicator, {
            ...variant,
            derived: derived?.measures,
          });
          const inputs = await readRowTallies(
            tx,
            { plan, bindings, indicator, targets, cutOff: state },
            trees.tree,
          );
          const empty = emptyTallies(indicator, bindings);
          const hidden = await findHidden(
            tx,
            { plan, bindings, indicator, principal, cutOff: state, empty },
            trees,
          );
          read.push({ ...variant, derived, inputs, empty, hidden });
        }
      return { cutOff, read };
    });
    const rows = read.flatMap(({ currency, derived, itemGroup, inputs, empty, hidden }) =>
      rowsOf({ indicator, plan, targets, inputs, empty, from: derived?.from, hidden }).map((row) => ({
        ...row.figure,
        ...(currency === undefined ? {} : { currency }),
        ...(derived === undefined ? {} : { measure: derived.state.key }),
        ...(itemGroup === undefined ? {} : { itemGroup }),
        receipt: this.receipts.issue({
          indicator: indicator.key,
          version: indicator.version,
          period: row.figure.period,
          roots: row.target.roots,
          filters: row.filters,
          currency: currency ?? null,
          derived: derived ? { id: derived.state.id, positions: derived.state.positions } : null,
          itemGroup: itemGroup ?? null,
          weighting: null,
          cutOff,
          value: row.figure.value,
          n: row.figure.n,
          hidden: row.hidden ?? null,
        }),
      })),
    );
    return { indicator: indicator.key, unit: indicator.unit, rows, ...buildingAmong(read) };
  }
}

/** What one currency, derived measure or item group was read as. */
interface ReadVariant extends Variant, Pick<RowsQuestion, 'inputs' | 'empty' | 'hidden'> {
  derived: DerivedReading | undefined;
}

/** Said beside the rows, so that nobody takes what is missing for a fact. */
function buildingAmong(read: readonly ReadVariant[]): Pick<Values, 'building'> {
  const building = read.flatMap(({ derived }) => {
    if (derived?.from === undefined) return [];
    const { key, folded, total } = derived.state;
    return [{ measure: key, folded, total, from: derived.from }];
  });
  return building.length === 0 ? {} : { building };
}
