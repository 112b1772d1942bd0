import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.ts';
import { Database } from '../../platform/database/database.ts';
import type { Handler } from '../../platform/stream/handler.ts';
import { sweepFold } from '../measures/sweep-fold.ts';
import { PerGeneration } from '../measures/per-generation.ts';
import { TallyGenerations } from '../measures/tally-generations.ts';
import { FoldTenures } from './fold-tenures.ts';

/** One fold per live generation; tenures are switched to another time zone together with the tallies. */
@Injectable()
export class TenureFolds {
  readonly #folds = new PerGeneration((generation) => new FoldTenures(generation));

  constructor(
    private readonly generations: TallyGenerations,
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async handlers(): Promise<Handler[]> {
    const live = await this.generations.follow(this.config.timeZone);
    return live.map((generation) => this.#folds.of(generation));
  }

  /** Removes what retired generations kept. */
  async sweep(): Promise<void> {
    await sweepFold(this.database.worker, 'fold-tenures', ['tenure_subject', 'tally_tenure']);
  }
}
