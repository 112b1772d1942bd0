import { Injectable, Logger } from '@nestjs/common';
import { Config } from '../../platform/config/config.ts';
import type { Handler } from '../../platform/stream/handler.ts';
import { FoldIntoTallies } from './fold-into-tallies.ts';
import { MeasureRegistry } from './measure-registry.ts';
import { TallyGenerations } from './tally-generations.ts';

const lookEvery = 1000;

/** One fold per live generation, and the watch over one that is being built. */
@Injectable()
export class TallyFolds {
  readonly #log = new Logger('tallies');
  #folds: FoldIntoTallies[] = [];
  #watch: NodeJS.Timeout | undefined;

  constructor(
    private readonly generations: TallyGenerations,
    private readonly measures: MeasureRegistry,
    private readonly config: Config,
  ) {}

  async handlers(): Promise<Handler[]> {
    const live = await this.generations.ensure(this.config.timeZone);
    this.#folds = live.map((generation) => new FoldIntoTallies(this.measures, generation));
    if (live.some(({ status }) => status === 'building')) this.#watchBuilding();
    return this.#folds;
  }

  stop(): void {
    clearTimeout(this.#watch);
  }

  #watchBuilding() {
    this.#watch = setTimeout(() => {
      this.#look().catch((error: unknown) => {
        this.#log.warn(`A generation of tallies could not be switched in: ${String(error)}`);
        this.#watchBuilding();
      });
    }, lookEvery);
    this.#watch.unref();
  }

  async #look() {
    const live = await this.generations.live();
    const building = live.find(({ status }) => status === 'building');
    if (building) {
      const { folded, total } = await this.generations.progress(building);
      this.#log.log(`Folding again for ${building.timeZone}: ${folded} of ${total} events`);
      if (!(await this.generations.switchIn(building))) return this.#watchBuilding();
    }
    const kept = new Set((await this.generations.live()).map(({ id }) => id));
    for (const fold of this.#folds) if (!kept.has(fold.generationId)) fold.retire();
    await this.generations.sweep();
  }
}
