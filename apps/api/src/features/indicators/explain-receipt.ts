import type { Receipt } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { Departments } from '../departments/departments.ts';
import { keysOf } from '../derived-measures/derived-value.ts';
import { type DerivedVersion, findDerivedVersion } from '../derived-measures/derived-states.ts';
import { Definitions } from '../indicator-definitions/definitions.ts';
import { fingerprintOf } from '../weightings/targets.ts';
import { type DeclaredWeighting, findDeclaredWeighting } from '../weightings/weighting-states.ts';
import type { Counting } from './count-log.ts';
import { describeFeeds } from './describe-feeds.ts';
import { describeIndicator } from './describe-indicator.ts';
import { type Figure, figureLessLeftOut } from './figure.ts';
import { periodOf } from './periods.ts';
import { indicatorProblem } from './problems.ts';
import { type ReceiptClaim, ReceiptTokens } from './receipt-tokens.ts';
import { recountFigure } from './recount-figure.ts';
import { recountWeightedFigure } from './recount-weighted-figure.ts';
import { basisOf, type Resolved, resolvedOf } from './resolved.ts';
import { type Stretch, stretchesOf } from './stretches.ts';
import { weightedIndicator } from './weighted-indicator.ts';

/** What counting a figure again comes to. */
export interface CountedAgain {
  figure: Figure;
  events: number;
  parts: NonNullable<Receipt['parts']>;
  distribution: Receipt['distribution'];
}

/** What only counting can tell. */
type CountedTold =
  | 'interval'
  | 'reason'
  | 'intervalReason'
  | 'excluded'
  | 'parts'
  | 'distribution'
  | 'recount';

export interface ExplainedReceipt {
  claim: ReceiptClaim;
  told: Omit<Receipt, CountedTold>;
  counting: Counting<CountedAgain>;
  /** Whose facts are counted: ids, sorted. */
  departments: readonly number[];
  /** Of what the figure would be read as today. */
  basis: string;
}

/** Explains a figure as far as its receipt and the definitions tell, and says what has to be counted for the rest. */
@Injectable()
export class ExplainReceipt {
  constructor(
    private readonly database: Database,
    private readonly departments: Departments,
    private readonly indicators: Definitions,
    private readonly tokens: ReceiptTokens,
  ) {}

  /**
   * @param visible ids of the departments that whoever asks may see
   * @throws `receipt-invalid`, `department-forbidden`, `indicator-unknown`, `version-unknown`
   */
  async explain(visible: ReadonlySet<number>, token: string): Promise<ExplainedReceipt> {
    const claim = this.tokens.openFor(visible, token);
    const library = await this.indicators.library.current();
    const definition = library.version(claim.indicator, claim.version);
    const resolved = resolvedOf(library, definition, periodOf(claim.period).from);
    const tree = this.departments.tree();
    const stretches = stretchesOf({ ...claim, visible }, tree);
    const version = claim.derived && (await this.#version(claim.derived.id));
    const weighting = claim.weighting && (await this.#weighting(claim.weighting.id));
    const { feeds, departments, unbound } = await describeFeeds(resolved, {
      readings: this.indicators.readings,
      tree,
      readIn: {
        currency: claim.currency ?? undefined,
        itemGroup: claim.itemGroup ?? undefined,
        derived: version ? keysOf(version.survey, version.items) : undefined,
        surveys: weighting?.definition.surveys,
      },
      stretches,
    });
    return {
      claim,
      counting: await this.#counting(resolved, { claim, version, weighting, stretches }),
      departments: [
        ...new Set([...claim.roots, ...stretches.flatMap((stretch) => stretch.departments)]),
      ].toSorted((a, b) => a - b),
      basis: basisOf(resolved),
      told: {
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
        positions: [...(claim.derived ?? claim.weighting ?? claim.cutOff).positions],
      },
    };
  }

  async #counting(
    resolved: Resolved,
    { claim, version, weighting, stretches }: Explained,
  ): Promise<Counting<CountedAgain>> {
    const { cutOff, filters, derived } = claim;
    const { definition } = resolved;
    const { readings } = this.indicators;
    if (weighting && claim.weighting) {
      const weighable = weightedIndicator(definition);
      const { surveys } = weighting.definition;
      const measures = await readings.measuresOf(weighable.indicator, { surveys });
      const positions = [...claim.weighting.positions];
      const question = { stretches, filters, cutOff: { ...cutOff, positions } };
      return recountWeightedFigure({ weighable, measures, weighting }, question);
    }
    const recounting = {
      worker: this.database.worker,
      readings,
      tree: this.departments.tree(),
      claim: {
        folds: claim.folds,
        currency: claim.currency ?? undefined,
        itemGroup: claim.itemGroup ?? undefined,
      },
      derived: version && derived && { version, claimed: derived },
    };
    const { counts, result } = await recountFigure(resolved, recounting, { stretches, filters, cutOff });
    return {
      counts,
      result: async () => {
        const counted = await result();
        return { ...counted, figure: figureLessLeftOut(counted, definition.minimumN) };
      },
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

const weightingOf = ({ key, version, names, definition }: DeclaredWeighting): Receipt['weighting'] => ({
  key,
  version,
  names,
  definition,
  fingerprint: fingerprintOf(definition),
});
