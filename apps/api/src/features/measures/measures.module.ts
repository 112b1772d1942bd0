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
      inject: [Database],
      useFactory: (database: Database) => new CloseMonths(database.worker),
    },
    {
      provide: MergeShards,
      inject: [Database],
      useFactory: (database: Database) => new MergeShards(database.worker),
    },
    TallyFolds,
  ],
  exports: [CloseMonths, MeasureRegistry, MergeShards, TallyFolds, TallyGenerations],
})
export class MeasuresModule {}
