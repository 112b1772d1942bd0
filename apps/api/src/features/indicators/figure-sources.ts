import { createHash } from 'node:crypto';
import type { Indicator as IndicatorAnswer } from '@attune/contracts';
import type { Indicator } from '@attune/plugin-sdk';
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Database } from '../../platform/database/database.ts';
import { version } from '../../version.ts';
import { keysOf } from '../derived-measures/derived-value.ts';
import {
  type DerivedState,
  inForce,
  isReady,
  readDerivedStates,
} from '../derived-measures/derived-states.ts';
import { Departments } from '../departments/departments.ts';
import { readCutOff, readFoldCutOff } from '../measures/cut-off.ts';
import type { Fold } from '../measures/tally-generations.ts';
import { derivedMethodOf, IndicatorRegistry } from './indicator-registry.ts';
import { foldOf } from './read-values.ts';

/** What the figures of one indicator are made of at this moment. */
export interface SourcesOfFigures {
  described: IndicatorAnswer;
  fold: Fold;
  /** A digest of everything but facts: where it is another one, the same facts may make other figures. */
  basis: string;
  /** Keys of the measures, as events name them, whose facts are counted. */
  measures: ReadonlySet<string>;
}

/**
 * For whoever keeps figures: what they hang on. Whatever else comes to decide on a figure belongs into `basis`.
 */
@Injectable()
export class FigureSources {
  constructor(
    private readonly database: Database,
    private readonly departments: Departments,
    private readonly registry: IndicatorRegistry,
  ) {}

  /** Of every indicator there is. */
  async all(): Promise<SourcesOfFigures[]> {
    const described = await this.registry.all([]);
    const { generation, timeZone, states } = await this.database.withSnapshot(nobody, async (tx) => {
      const cutOff = await readCutOff(tx);
      return { ...cutOff, states: inForce(await readDerivedStates(tx, cutOff.generation)) };
    });
    const common = [version, generation, timeZone, this.#tree()];
    return Promise.all(
      described.map(async (answer) => {
        const { indicator } = this.registry.find(answer.key);
        const derived = derivedOf(indicator, states);
        const bound = await this.#bound(indicator);
        const own = [indicator.version, bound, derived.map((state) => [state.id, isReady(state)])];
        return {
          described: answer,
          fold: foldOf(indicator),
          basis: createHash('sha256')
            .update(JSON.stringify([common, own]))
            .digest('base64url'),
          measures: new Set([
            ...bound.flatMap(({ keys }) => keys),
            ...derived.flatMap(({ survey, items }) => keysOf(survey, items)),
          ]),
        };
      }),
    );
  }

  /** How far the log is folded, per partition, into what the indicator is read from: its figures reach there at least. */
  async positions(key: string): Promise<number[]> {
    const { indicator } = this.registry.find(key);
    return this.database.withSnapshot(nobody, async (tx) => {
      const { positions, generation } = await readFoldCutOff(tx, foldOf(indicator));
      const derived = await readDerivedPositions(tx, indicator, generation);
      return positions.map((position, at) => Math.min(position, ...derived.map((each) => each[at] ?? 0)));
    });
  }

  /** What it is read in, and the measures bound to it then. */
  async #bound(indicator: Indicator) {
    const variants = await this.registry.variants(indicator, {});
    return Promise.all(
      variants.map(async (variant) => {
        const bindings = await this.registry.bindings(indicator, variant);
        const keys = Object.values(bindings).flatMap((some) => some.map(({ key }) => key));
        return { ...variant, keys: keys.toSorted() };
      }),
    );
  }

  /** Where departments stood when, and where they stand today: from then on access and families are others. */
  #tree() {
    const tree = this.departments.tree();
    return [tree.placements, tree.changeDays('', this.departments.today()).at(-1)];
  }
}

const nobody = { departments: [] };

function derivedOf(indicator: Indicator, states: readonly DerivedState[]): readonly DerivedState[] {
  const method = derivedMethodOf(indicator);
  return method === undefined ? [] : states.filter(({ reduction }) => reduction.method === method);
}

async function readDerivedPositions(tx: PoolClient, indicator: Indicator, generation: number) {
  if (derivedMethodOf(indicator) === undefined) return [];
  const states = inForce(await readDerivedStates(tx, generation));
  return derivedOf(indicator, states).map(({ positions }) => positions);
}
