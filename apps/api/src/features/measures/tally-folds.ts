import { Injectable, Logger } from '@nestjs/common';
import { Config } from '../../platform/config/config.ts';
import type { Handler } from '../../platform/stream/handler.ts';
import { FoldIntoTallies } from './fold-into-tallies.ts';
import { MeasureRegistry } from './measure-registry.ts';
import { PerGeneration } from './per-generation.ts';
import { type TallyGeneration, TallyGenerations } from './tally-generations.ts';

const lookEvery = 1000;

type CaughtUp = (generation: TallyGeneration) => Promise<boolean>;

/** One fold per live generation, and the watch over one that is being built. */
@Injectable()
export class TallyFolds {
  readonly #log = new Logger('tallies');
  readonly #folds = new PerGeneration((generation) => new FoldIntoTallies(this.measures, generation));
  readonly #companions: CaughtUp[] = [];
  #watch: NodeJS.Timeout | undefined;

  constructor(
    private readonly kept: TallyGenerations,
    private readonly measures: MeasureRegistry,
    private readonly config: Config,
  ) {}

  /** Also those of a generation that another worker, started in another time zone, is building. */
  async handlers(): Promise<Handler[]> {
    const live = await this.generations();
    const building = live.some(({ status }) => status === 'building');
    if (building && this.#watch === undefined) this.#watchBuilding();
    return live.map((generation) => this.#folds.of(generation));
  }

  /** Those that are folded: the active one, and the one being built. */
  generations(): Promise<TallyGeneration[]> {
    return this.kept.follow(this.config.timeZone);
  }

  /** Others fold for the same generations: one that is built is switched in only when they have caught up too. */
  waitFor(companion: CaughtUp): void {
    this.#companions.push(companion);
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
    const live = await this.kept.live();
    const building = live.find(({ status }) => status === 'building');
    if (building) {
      const { folded, total } = await this.kept.progress(building);
      this.#log.log(`Folding again for ${building.timeZone}: ${folded} of ${total} events`);
      const caughtUp = await Promise.all(this.#companions.map((companion) => companion(building)));
      if (caughtUp.includes(false) || !(await this.kept.switchIn(building))) return this.#watchBuilding();
    }
    const kept = new Set((await this.kept.live()).map(({ id }) => id));
    for (const [id, fold] of this.#folds.entries()) if (!kept.has(id)) fold.retire();
    await this.kept.sweep();
    this.#watch = undefined;
  }
}
