import type { Receipt } from '@attune/contracts';
import type { Tally } from '@attune/metrics';
import { type Indicator, type IndicatorInput, isDerived } from '@attune/plugin-sdk';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { Departments } from '../departments/departments.ts';
import { type DerivedVersion, findDerivedVersion } from '../derived-measures/derived-states.ts';
import { type Derivation, keysOf } from '../derived-measures/derived-value.ts';
import { reducerOf } from '../derived-measures/reducer.ts';
import { fingerprintOf, targetsOf } from '../weightings/targets.ts';
import { type DeclaredWeighting, findDeclaredWeighting } from '../weightings/weighting-states.ts';
import type { RecountQuestion } from './counted-contributions.ts';
import { describe, IndicatorRegistry } from './indicator-registry.ts';
import { addDays, periodOf } from './periods.ts';
import { indicatorProblem } from './problems.ts';
import { type ReceiptClaim, ReceiptTokens } from './receipt-tokens.ts';
import { type Figure, hiddenFigure, readFigure } from './figure.ts';
import { emptyTallies } from './row-tallies.ts';
import { recountPeople } from './recount-people.ts';
import { recountTenures } from './recount-tenures.ts';
import { recount, recountDerived, recountWeighted } from './recount.ts';
import { readsTenures } from './tenure-rows.ts';
import { readWeightedFigure } from './weighted-figure.ts';
import { weightedIndicator } from './weighted-indicator.ts';
import { cellName } from './weighted-tallies.ts';

/**
 * Explains a figure as it was shown, and recounts it from the events up to the position of the log it was read at:
 * "same" when that gives it again.
 */
@Injectable()
export class ReadReceipt {
  constructor(
    private readonly database: Database,
    private readonly departments: Departments,
    private readonly registry: IndicatorRegistry,
    private readonly receipts: ReceiptTokens,
  ) {}

  /** Throws `receipt-invalid`, `indicator-unknown`, `department-forbidden`. */
  async read(principal: Principal, token: string): Promise<Receipt> {
    const claim = this.receipts.open(token);
    const registered = this.registry.find(claim.indicator);
    const { indicator } = registered;
    if (claim.roots.some((root) => !principal.departments.has(root)))
      throw indicatorProblem('department-forbidden');
    const stretches = stretchesFor(indicator, this.#stretches(principal, claim));
    const version = claim.derived && (await this.#version(claim.derived.id));
    const weighting = claim.weighting && (await this.#weighting(claim.weighting.id));
    const question = { stretches, filters: claim.filters, cutOff: claim.cutOff };
    const counted =
      weighting && claim.weighting
        ? await this.#countWeighted(indicator, weighting, {
            ...question,
            cutOff: { ...claim.cutOff, positions: [...claim.weighting.positions] },
          })
        : await this.#count(indicator, { claim, version, question });
    // Of a hidden figure not even the recount may speak.
    const figure = claim.hidden === null ? counted.figure : hiddenFigure(claim.hidden);
    const told = figure.n !== null;
    const same = figure.value === claim.value && figure.n === claim.n && indicator.version === claim.version;
    return {
      token,
      indicator: describe(registered, {
        currencies: claim.currency === null ? null : [claim.currency],
        measures: version && [{ key: version.key, names: version.names }],
        itemGroups: claim.itemGroup === null ? null : [claim.itemGroup],
      }),
      period: claim.period,
      timeZone: claim.cutOff.timeZone,
      ...this.#departmentsOf(claim, stretches),
      filters: claim.filters as Record<string, string[]>,
      currency: claim.currency,
      itemGroup: claim.itemGroup,
      weighting: weighting && weightingOf(weighting),
      measures: counted.measures,
      value: claim.value,
      n: claim.n,
      interval: figure.interval,
      reason: figure.reason ?? null,
      intervalReason: figure.intervalReason ?? null,
      excluded: figure.excluded,
      parts: told ? counted.parts : {},
      distribution: told ? counted.distribution : null,
      positions: [...(claim.derived ?? claim.weighting ?? claim.cutOff).positions],
      recount: {
        outcome: same ? 'same' : 'changed',
        value: figure.value,
        n: figure.n,
        events: told ? counted.events : 0,
      },
    };
  }

  async #count(
    indicator: Indicator,
    {
      claim,
      version,
      question,
    }: { claim: ReceiptClaim; version: DerivedVersion | null; question: RecountQuestion },
  ): Promise<Recount> {
    const bindings = await this.registry.bindings(indicator, {
      currency: claim.currency ?? undefined,
      itemGroup: claim.itemGroup ?? undefined,
    });
    const derivation = version && derivationOf(version);
    const tallies: Record<string, Tally> = emptyTallies(indicator, bindings);
    const read: Receipt['measures'] = [];
    let events = 0;
    for (const [name, input] of Object.entries(indicator.inputs)) {
      const measures = bindings[name] ?? [];
      const keys = isDerived(input) ? (derivation?.keys ?? []) : measures.map(({ key }) => key);
      if (keys.length === 0) continue;
      read.push(...keys.map((key) => ({ input: name, key })));
      const counted =
        isDerived(input) && derivation && claim.derived
          ? await recountDerived(this.database.worker, derivation, {
              ...question,
              cutOff: { ...claim.cutOff, positions: [...claim.derived.positions] },
            })
          : await recountOf(input)(this.database.worker, measures, question);
      tallies[name] = counted.tally;
      events += counted.events;
    }
    return {
      figure: readFigure(indicator, tallies, null),
      events,
      measures: read,
      parts: { ...indicator.explain(tallies) },
      distribution: distributionOf(indicator, tallies),
    };
  }

  async #countWeighted(
    indicator: Indicator,
    { definition, dimensions }: DeclaredWeighting,
    question: RecountQuestion,
  ): Promise<Recount> {
    const weighable = weightedIndicator(indicator);
    const targets = targetsOf(definition);
    const bindings = await this.registry.bindings(indicator, { surveys: definition.surveys });
    const measures = bindings[weighable.input] ?? [];
    const cellOf = (values: readonly string[]) => cellName(targets, values);
    const { cells, events } = await recountWeighted(
      this.database.worker,
      { measures, dimensions, cellOf },
      question,
    );
    const { figure, weighted } = readWeightedFigure(weighable, targets, cells);
    const numbers = Object.entries({
      effectiveN: weighted?.effectiveN,
      designEffect: weighted?.designEffect,
      smallestWeight: weighted?.smallestWeight,
      largestWeight: weighted?.largestWeight,
    });
    return {
      figure,
      events,
      measures: measures.map(({ key }) => ({ input: weighable.input, key })),
      parts: Object.fromEntries(
        numbers.filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
      ),
      // The counts of the points are not what the figure is made of.
      distribution: null,
    };
  }

  /** Also one that has been retired since. */
  async #weighting(id: number): Promise<DeclaredWeighting> {
    const weighting = await findDeclaredWeighting(this.database.worker, id);
    if (!weighting) throw indicatorProblem('receipt-invalid');
    return weighting;
  }

  /** Also of a version that has been retired since. */
  async #version(id: number): Promise<DerivedVersion> {
    const version = await findDerivedVersion(this.database.worker, id);
    if (!version) throw indicatorProblem('receipt-invalid');
    return version;
  }

  /** The departments counted, day stretch by day stretch, by the tree then in force and today's access. */
  #stretches(principal: Principal, claim: ReceiptClaim) {
    const tree = this.departments.tree();
    const period = periodOf(claim.period);
    const starts = [period.from, ...tree.changeDays(period.from, period.to)];
    return starts.map((from, i) => {
      const next = starts[i + 1];
      const day = tree.treeOn(from);
      const departments = claim.roots
        .flatMap((root) => (day.has(root) ? day.subtree(root) : [root]))
        .filter((id) => principal.departments.has(id));
      return {
        from,
        to: next === undefined ? period.to : addDays(next, -1),
        departments: [...new Set(departments)],
      };
    });
  }

  #departmentsOf(claim: ReceiptClaim, stretches: readonly { departments: readonly number[] }[]) {
    const tree = this.departments.tree();
    const [root] = claim.roots;
    const department = root === undefined ? undefined : tree.department(root);
    if (!department) throw indicatorProblem('receipt-invalid');
    const counted = new Set(stretches.flatMap((stretch) => stretch.departments));
    return {
      department: { key: department.key, names: department.names },
      departments: [...counted].map((id) => tree.keyOf(id)).filter((key) => key !== undefined),
    };
  }
}

function recountOf({ kind }: IndicatorInput) {
  if (kind === 'people') return recountPeople;
  return kind === 'movement' ? recountTenures : recount;
}

/** Tenures are of the departments that were there on the first day, to the last. */
function stretchesFor(indicator: Indicator, stretches: readonly Stretch[]): readonly Stretch[] {
  const [first, last] = [stretches[0], stretches.at(-1)];
  return readsTenures(indicator) && first && last ? [{ ...first, to: last.to }] : stretches;
}

type Stretch = RecountQuestion['stretches'][number];

/** A figure worked out again, and what it was worked out from. */
interface Recount {
  figure: Figure;
  events: number;
  measures: Receipt['measures'];
  parts: Receipt['parts'];
  distribution: Receipt['distribution'];
}

const weightingOf = ({ key, version, names, definition }: DeclaredWeighting): Receipt['weighting'] => ({
  key,
  version,
  names,
  definition,
  fingerprint: fingerprintOf(definition),
});

const derivationOf = ({ survey, items, reduction }: DerivedVersion): Derivation => ({
  keys: keysOf(survey, items),
  reducer: reducerOf(reduction, items),
});

function distributionOf(
  indicator: Indicator,
  tallies: Readonly<Record<string, Tally>>,
): Receipt['distribution'] {
  const scores = Object.keys(indicator.inputs).map((name) => tallies[name]);
  const [tally] = scores;
  if (scores.length !== 1 || tally?.kind !== 'score') return null;
  return tally.counts.map((n, i) => ({ point: tally.min + i, n }));
}
