import { Injectable, Logger } from '@nestjs/common';
import { Config } from '../../platform/config/config.ts';
import type { Handler } from '../../platform/stream/handler.ts';
import { FoldIntoTallies } from './fold-into-tallies.ts';
import { MeasureRegistry } from './measure-registry.ts';
import { type TallyGeneration, TallyGenerations } from './tally-generations.ts';

const lookEvery = 1000;

/** One fold per live generation, and the watch over one that is being built. */
@Injectable()
export class TallyFolds {
  readonly #log = new Logger('tallies');
  readonly #folds = new Map<number, FoldIntoTallies>();
  #ensured = false;
  #watch: NodeJS.Timeout | undefined;

  constructor(
    private readonly generations: TallyGenerations,
    private readonly measures: MeasureRegistry,
    private readonly config: Config,
  ) {}

  /** Also those of a generation that another worker, started in another time zone, is building. */
  async handlers(): Promise<Handler[]> {
    const live = this.#ensured
      ? await this.generations.live()
      : await this.generations.ensure(this.config.timeZone);
    this.#ensured = true;
    const building = live.some(({ status }) => status === 'building');
    if (building && this.#watch === undefined) this.#watchBuilding();
    return live.map((generation) => this.#foldOf(generation));
  }

  stop(): void {
    clearTimeout(this.#watch);
  }

  #foldOf(generation: TallyGeneration): FoldIntoTallies {
    let fold = this.#folds.get(generation.id);
    if (!fold) {
      fold = new FoldIntoTallies(this.measures, generation);
      this.#folds.set(generation.id, fold);
    }
    return fold;
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
    for (const [id, fold] of this.#folds) if (!kept.has(id)) fold.retire();
    await this.generations.sweep();
    this.#watch = undefined;
  }
}
