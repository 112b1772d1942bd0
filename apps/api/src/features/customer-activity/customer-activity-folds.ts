import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.ts';
import type { Handler } from '../../platform/stream/handler.ts';
import { MeasureRegistry } from '../measures/measure-registry.ts';
import { PerGeneration } from '../measures/per-generation.ts';
import { TallyGenerations } from '../measures/tally-generations.ts';
import { FoldCustomerActivity } from './fold-customer-activity.ts';

/** One fold per live generation; activity is switched to another time zone together with the tallies. */
@Injectable()
export class CustomerActivityFolds {
  readonly #folds = new PerGeneration((generation) => new FoldCustomerActivity(this.measures, generation));

  constructor(
    private readonly generations: TallyGenerations,
    private readonly measures: MeasureRegistry,
    private readonly config: Config,
  ) {}

  async handlers(): Promise<Handler[]> {
    const live = await this.generations.follow(this.config.timeZone);
    return live.map((generation) => this.#folds.of(generation));
  }
}
