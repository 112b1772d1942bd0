import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { Handler } from '../../platform/stream/handler.ts';
import { isNearlyThere, type Part, startLiveCursors } from '../measures/folded-parts.ts';
import { MeasureRegistry } from '../measures/measure-registry.ts';
import { TallyFolds } from '../measures/tally-folds.ts';
import type { TallyGeneration } from '../measures/tally-generations.ts';
import { DerivedFold } from './derived-fold.ts';
import { retireVersions, sweepRetired } from './derived-measures.store.ts';
import { type DerivedState, inForce, isReady, readDerivedStates } from './derived-states.ts';
import { keysOf } from './derived-value.ts';
import { reducerOf } from './reducer.ts';

/**
 * The folds of derived measures as they come and go: a live part per version and generation for as long as it is in
 * use, and the history until it is done.
 */
@Injectable()
export class DerivedFolds {
  readonly #log = new Logger('derived measures');
  readonly #folds = new Map<string, DerivedFold>();

  constructor(
    private readonly database: Database,
    private readonly measures: MeasureRegistry,
    private readonly tallies: TallyFolds,
  ) {
    tallies.waitFor((generation) => this.#hasCaughtUp(generation));
  }

  async handlers(): Promise<Handler[]> {
    const handlers: Handler[] = [];
    for (const generation of await this.tallies.generations()) {
      const states = await readDerivedStates(this.database.worker, generation.id);
      if (generation.status === 'active') await this.#retireReplaced(states);
      for (const state of states) handlers.push(...(await this.#foldsOf(state, generation)));
    }
    const names = new Set(handlers.map(({ name }) => name));
    for (const [name, fold] of this.#folds) if (!names.has(fold.name)) this.#folds.delete(name);
    return handlers;
  }

  /** Removes what retired versions kept. */
  sweep(): Promise<void> {
    return sweepRetired(this.database.worker);
  }

  async #foldsOf(state: DerivedState, generation: TallyGeneration): Promise<DerivedFold[]> {
    const live = await this.#fold(state, generation, 'live');
    return isReady(state) ? [live] : [live, await this.#fold(state, generation, 'history')];
  }

  async #fold(state: DerivedState, generation: TallyGeneration, part: Part): Promise<DerivedFold> {
    const name = `${state.id} ${generation.id} ${part}`;
    let fold = this.#folds.get(name);
    if (!fold) {
      fold = new DerivedFold(this.measures, generation, {
        id: state.id,
        part,
        keys: keysOf(state.survey, state.items),
        reducer: reducerOf(state.reduction, state.items),
        measure: part === 'live' ? state.liveKey : state.historyKey,
        positions: state.declared,
      });
      if (part === 'live') await startLiveCursors(this.database.worker, fold.name, state.declared);
      this.#folds.set(name, fold);
    }
    return fold;
  }

  /** A version that is ready takes the place of those before it. */
  async #retireReplaced(states: readonly DerivedState[]): Promise<void> {
    for (const { key, version } of inForce(states))
      if (
        states.some((other) => other.key === key && other.version < version) &&
        (await this.#retire(key, version))
      )
        this.#log.log(`${key}: version ${version} is read from now on`);
  }

  #retire(key: string, version: number): Promise<boolean> {
    return retireVersions(this.database.worker, key, version);
  }

  async #hasCaughtUp(generation: TallyGeneration): Promise<boolean> {
    const states = await readDerivedStates(this.database.worker, generation.id);
    return states.every((state) => isReady(state) && isNearlyThere(state));
  }
}
