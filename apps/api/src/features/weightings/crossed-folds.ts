import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { Handler } from '../../platform/stream/handler.ts';
import { isNearlyThere, type Part, startLiveCursors } from '../measures/folded-parts.ts';
import { MeasureRegistry } from '../measures/measure-registry.ts';
import { TallyFolds } from '../measures/tally-folds.ts';
import type { TallyGeneration } from '../measures/tally-generations.ts';
import { CrossedFold } from './crossed-fold.ts';
import { type CrossedState, isReady, readCrossedStates } from './weighting-states.ts';
import { sweepCuts } from './weightings.store.ts';

/**
 * The folds of crossed cuts as they come and go: a live part per cut and generation for as long as somebody weights by
 * it, and the history until it is done.
 */
@Injectable()
export class CrossedFolds {
  readonly #folds = new Map<string, CrossedFold>();

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
      for (const state of await readCrossedStates(this.database.worker, generation.id)) {
        handlers.push(await this.#fold(state, generation, 'live'));
        if (!isReady(state)) handlers.push(await this.#fold(state, generation, 'history'));
      }
    }
    const names = new Set(handlers.map(({ name }) => name));
    for (const name of this.#folds.keys()) if (!names.has(name)) this.#folds.delete(name);
    return handlers;
  }

  /** Removes what is read no more. */
  sweep(): Promise<void> {
    return sweepCuts(this.database.worker);
  }

  async #fold(state: CrossedState, generation: TallyGeneration, part: Part): Promise<CrossedFold> {
    const { cutId: id, dimensions, declared } = state;
    const fold = new CrossedFold(this.measures, generation, { id, part, dimensions, declared });
    const known = this.#folds.get(fold.name);
    if (known) return known;
    if (part === 'live') await startLiveCursors(this.database.worker, fold.name, declared);
    this.#folds.set(fold.name, fold);
    return fold;
  }

  async #hasCaughtUp(generation: TallyGeneration): Promise<boolean> {
    const states = await readCrossedStates(this.database.worker, generation.id);
    return states.every((state) => isReady(state) && isNearlyThere(state));
  }
}
