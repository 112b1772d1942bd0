import { Module } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { ClosePeriods } from './close-periods.ts';
import { MeasureRegistry } from './measure-registry.ts';
import { MergeShards } from './merge-shards.ts';
import { TallyFolds } from './tally-folds.ts';
import { TallyGenerations } from './tally-generations.ts';

@Module({
  providers: [
    {
      provide: MeasureRegistry,
      inject: [Database],
      useFactory: (database: Database) => new MeasureRegistry(database.worker),
    },
    {
      provide: TallyGenerations,
      inject: [Database],
      useFactory: (database: Database) => new TallyGenerations(database.worker),
    },
    {
      provide: ClosePeriods,
      inject: [Database, TallyGenerations],
      useFactory: (database: Database, generations: TallyGenerations) =>
        new ClosePeriods(database.worker, generations),
    },
    {
      provide: MergeShards,
      inject: [Database, TallyGenerations],
      useFactory: (database: Database, generations: TallyGenerations) =>
        new MergeShards(database.worker, generations),
    },
    TallyFolds,
  ],
  exports: [ClosePeriods, MeasureRegistry, MergeShards, TallyFolds, TallyGenerations],
})
export class MeasuresModule {}
