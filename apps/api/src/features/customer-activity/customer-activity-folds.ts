import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.ts';
import type { Handler } from '../../platform/stream/handler.ts';
import { MeasureRegistry } from '../measures/measure-registry.ts';
import { type TallyGeneration, TallyGenerations } from '../measures/tally-generations.ts';
import { FoldCustomerActivity } from './fold-customer-activity.ts';

/** One fold per live generation; activity is switched to another time zone together with the tallies. */
@Injectable()
export class CustomerActivityFolds {
  readonly #folds = new Map<number, FoldCustomerActivity>();

  constructor(
    private readonly generations: TallyGenerations,
    private readonly measures: MeasureRegistry,
    private readonly config: Config,
  ) {}

  async handlers(): Promise<Handler[]> {
    const live = await this.generations.follow(this.config.timeZone);
    return live.map((generation) => this.#foldOf(generation));
  }

  #foldOf(generation: TallyGeneration): FoldCustomerActivity {
    let fold = this.#folds.get(generation.id);
    if (!fold) {
      fold = new FoldCustomerActivity(this.measures, generation);
      this.#folds.set(generation.id, fold);
    }
    return fold;
  }
}
