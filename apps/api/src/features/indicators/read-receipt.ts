import type { Receipt } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { Departments } from '../departments/departments.ts';
import { keysOf } from '../derived-measures/derived-value.ts';
import { type DerivedVersion, findDerivedVersion } from '../derived-measures/derived-states.ts';
import { Definitions } from '../indicator-definitions/definitions.ts';
import { fingerprintOf } from '../weightings/targets.ts';
import { type DeclaredWeighting, findDeclaredWeighting } from '../weightings/weighting-states.ts';
import { describeFeeds } from './describe-feeds.ts';
import { describeIndicator } from './describe-indicator.ts';
import { type Figure, figureLessLeftOut, hiddenFigure } from './figure.ts';
import { findChanges } from './find-changes.ts';
import { periodOf } from './periods.ts';
import { indicatorProblem } from './problems.ts';
import { type ReceiptClaim, ReceiptTokens } from './receipt-tokens.ts';
import { recountFigure } from './recount-figure.ts';
import { RecountTurns } from './recount-turns.ts';
import { recountWeightedFigure } from './recount-weighted-figure.ts';
import { basisOf, type Resolved, resolvedOf } from './resolved.ts';
import { weightedIndicator } from './weighted-indicator.ts';
import { type Stretch, stretchesOf } from './stretches.ts';

/**
 * Explains a figure as it was shown, and recounts it from the events up to the position of the log it was read at:
 * "same" when that gives it again.
 */
@Injectable()
export class ReadReceipt {
  readonly #turns = new RecountTurns();

  constructor(
    private readonly database: Database,
    private readonly departments: Departments,
    private readonly indicators: Definitions,
    private readonly receipts: ReceiptTokens,
  ) {}

  /**
   * Throws `receipt-invalid`, `indicator-unknown`, `version-unknown`, `department-forbidden`, and the problems of
   * `RecountTurns`.
   */
  async read(principal: Principal, token: string): Promise<Receipt> {
    const claim = this.receipts.open(token);
    const library = await this.indicators.library.current();
    const definition = library.version(claim.indicator, claim.version);
    const resolved = resolvedOf(library, definition, periodOf(claim.period).from);
    this.mayRead(principal, claim.roots);
    const stretches = stretchesOf({ ...claim, visible: principal.departments }, this.departments.tree());
    const version = claim.derived && (await this.#version(claim.derived.id));
    const weighting = claim.weighting && (await this.#weighting(claim.weighting.id));
    const counted = await this.#turns.run(principal, () =>
      this.#count(resolved, { claim, version, weighting, stretches }),
    );
    // Of a hidden figure not even the recount may speak.
    const figure = claim.hidden === null ? counted.figure : hiddenFigure(claim.hidden);
    const told = figure.n !== null;
    const same = figure.value === claim.value && figure.n === claim.n;
    const { feeds, departments, unbound } = await describeFeeds(resolved, {
      readings: this.indicators.readings,
      tree: this.departments.tree(),
      readIn: {
        currency: claim.currency ?? undefined,
        itemGroup: claim.itemGroup ?? undefined,
        derived: version ? keysOf(version.survey, version.items) : undefined,
        surveys: weighting?.definition.surveys,
      },
      stretches,
    });
    return {
      token,
      indicator: describeIndicator(definition, library.versions(claim.indicator), {
        currencies: claim.currency === null ? null : [claim.currency],
        measures: version && [{ key: version.key, names: version.names }],
        itemGroups: claim.itemGroup === null ? null : [claim.itemGroup],
      }),
      period: claim.period,
      timeZone: claim.cutOff.timeZone,
      department: this.#department(claim),
      departments,
      unbound,
      feeds,
      filters: claim.filters as Record<string, string[]>,
      currency: claim.currency,
      itemGroup: claim.itemGroup,
      weighting: weighting && weightingOf(weighting),
      measures: feeds.map(({ input, measure }) => ({ input, key: measure })),
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
        changes: same ? [] : await findChanges(this.database.worker, claim, basisOf(resolved)),
      },
    };
  }

  /** Throws `department-forbidden`. */
  mayRead(principal: Principal, roots: readonly number[]): void {
    if (roots.some((root) => !principal.departments.has(root)))
      throw indicatorProblem('department-forbidden');
  }

  async #count(
    resolved: Resolved,
    { claim, version, weighting, stretches }: Explained,
  ): Promise<CountedFigure> {
    const { cutOff, filters, derived } = claim;
    const worker = this.database.worker;
    const { definition } = resolved;
    const { readings } = this.indicators;
    if (weighting && claim.weighting) {
      const weighable = weightedIndicator(definition);
      const { surveys } = weighting.definition;
      const measures = await readings.measuresOf(weighable.indicator, { surveys });
      const positions = [...claim.weighting.positions];
      const question = { stretches, filters, cutOff: { ...cutOff, positions } };
      return recountWeightedFigure(worker, { weighable, measures, weighting }, question);
    }
    const recounting = {
      worker,
      readings,
      tree: this.departments.tree(),
      claim: {
        folds: claim.folds,
        currency: claim.currency ?? undefined,
        itemGroup: claim.itemGroup ?? undefined,
      },
      derived: version && derived && { version, claimed: derived },
    };
    const counted = await recountFigure(resolved, recounting, { stretches, filters, cutOff });
    return { ...counted, figure: figureLessLeftOut(counted, definition.minimumN) };
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

  #department({ roots: [root] }: ReceiptClaim): Receipt['department'] {
    const department = root === undefined ? undefined : this.departments.tree().department(root);
    if (!department) throw indicatorProblem('receipt-invalid');
    return { key: department.key, names: department.names };
  }
}

interface Explained {
  claim: ReceiptClaim;
  version: DerivedVersion | null;
  weighting: DeclaredWeighting | null;
  stretches: readonly Stretch[];
}

interface CountedFigure extends Pick<Receipt, 'parts' | 'distribution'> {
  figure: Figure;
  events: number;
}

const weightingOf = ({ key, version, names, definition }: DeclaredWeighting): Receipt['weighting'] => ({
  key,
  version,
  names,
  definition,
  fingerprint: fingerprintOf(definition),
});
