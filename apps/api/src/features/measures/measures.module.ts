import { Module } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { MeasureRegistry } from './measure-registry.ts';
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
    TallyFolds,
  ],
  exports: [MeasureRegistry, TallyFolds, TallyGenerations],
})
export class MeasuresModule {}
