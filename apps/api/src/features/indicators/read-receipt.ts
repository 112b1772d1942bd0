import type { Receipt } from '@attune/contracts';
import type { Indicator } from '@attune/plugin-sdk';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { Departments } from '../departments/departments.ts';
import { type DerivedVersion, findDerivedVersion } from '../derived-measures/derived-states.ts';
import { fingerprintOf } from '../weightings/targets.ts';
import { type DeclaredWeighting, findDeclaredWeighting } from '../weightings/weighting-states.ts';
import type { RecountQuestion } from './counted-contributions.ts';
import { hiddenFigure } from './figure.ts';
import { describe, IndicatorRegistry } from './indicator-registry.ts';
import { addDays, periodOf } from './periods.ts';
import { indicatorProblem } from './problems.ts';
import { type ReceiptClaim, ReceiptTokens } from './receipt-tokens.ts';
import { recountFigure, type RecountedFigure } from './recount-figure.ts';
import { recountWeightedFigure } from './recount-weighted-figure.ts';
import { readsTenures } from './tenure-rows.ts';

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
    const counted = await this.#count(indicator, { claim, version, weighting, stretches });
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
    { claim, version, weighting, stretches }: Explained,
  ): Promise<RecountedFigure> {
    const { cutOff, filters, derived, currency, itemGroup } = claim;
    const worker = this.database.worker;
    if (weighting && claim.weighting) {
      const bindings = await this.registry.bindings(indicator, { surveys: weighting.definition.surveys });
      const positions = [...claim.weighting.positions];
      const question = { stretches, filters, cutOff: { ...cutOff, positions } };
      return recountWeightedFigure(worker, { indicator, bindings, weighting }, question);
    }
    const bindings = await this.registry.bindings(indicator, {
      currency: currency ?? undefined,
      itemGroup: itemGroup ?? undefined,
    });
    const of = { indicator, bindings, derived: version && derived && { version, claimed: derived } };
    return recountFigure(worker, of, { stretches, filters, cutOff });
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

interface Explained {
  claim: ReceiptClaim;
  version: DerivedVersion | null;
  weighting: DeclaredWeighting | null;
  stretches: readonly Stretch[];
}

/** Tenures are of the departments that were there on the first day, to the last. */
function stretchesFor(indicator: Indicator, stretches: readonly Stretch[]): readonly Stretch[] {
  const [first, last] = [stretches[0], stretches.at(-1)];
  return readsTenures(indicator) && first && last ? [{ ...first, to: last.to }] : stretches;
}

type Stretch = RecountQuestion['stretches'][number];

const weightingOf = ({ key, version, names, definition }: DeclaredWeighting): Receipt['weighting'] => ({
  key,
  version,
  names,
  definition,
  fingerprint: fingerprintOf(definition),
});
