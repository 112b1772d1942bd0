import { Module } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { CloseMonths } from './close-months.ts';
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
      provide: CloseMonths,
      inject: [Database, TallyGenerations],
      useFactory: (database: Database, generations: TallyGenerations) =>
        new CloseMonths(database.worker, generations),
    },
    {
      provide: MergeShards,
      inject: [Database, TallyGenerations],
      useFactory: (database: Database, generations: TallyGenerations) =>
        new MergeShards(database.worker, generations),
    },
    TallyFolds,
  ],
  exports: [CloseMonths, MeasureRegistry, MergeShards, TallyFolds, TallyGenerations],
})
export class MeasuresModule {}
