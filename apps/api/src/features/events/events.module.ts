import { Module } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { storedPartitions } from '../../platform/log/partitions.ts';
import { CustomerDirectory } from '../customers/customer-directory.ts';
import { CustomersModule } from '../customers/customers.module.ts';
import { DepartmentsModule } from '../departments/departments.module.ts';
import { MeasureRegistry } from '../measures/measure-registry.ts';
import { MeasuresModule } from '../measures/measures.module.ts';
import { Surveys } from '../surveys/survey-lookup.ts';
import { SurveysModule } from '../surveys/surveys.module.ts';
import { AcceptEvents, EventWriters } from './accept-events.ts';
import { CatalogueController } from './catalogue.controller.ts';
import { Doors } from './doors.ts';
import { EventSources } from './event-sources.ts';
import { eventWriters } from './event-writers.ts';
import { EventsController } from './events.controller.ts';
import { SettleWaitingEdits } from './settle-waiting-edits.ts';

@Module({
  imports: [CustomersModule, DepartmentsModule, MeasuresModule, SurveysModule],
  controllers: [EventsController, CatalogueController],
  providers: [
    {
      provide: EventWriters,
      inject: [Database, CustomerDirectory, MeasureRegistry, Surveys],
      useFactory: async (
        database: Database,
        customers: CustomerDirectory,
        measures: MeasureRegistry,
        surveys: Surveys,
      ) =>
        eventWriters({
          ingest: database.ingest,
          worker: database.worker,
          partitions: await storedPartitions(database.worker),
          sources: new EventSources(database.ingest),
          customers,
          measures,
          surveys,
        }),
    },
    {
      provide: AcceptEvents,
      inject: [EventWriters],
      useFactory: (writers: EventWriters) => new AcceptEvents(writers),
    },
    Doors,
    {
      provide: SettleWaitingEdits,
      inject: [Database, EventWriters, Doors],
      useFactory: (database: Database, writers: EventWriters, doors: Doors) =>
        new SettleWaitingEdits(database.worker, writers, (departments) => doors.to(departments)),
    },
  ],
  exports: [AcceptEvents, Doors, SettleWaitingEdits],
})
export class EventsModule {}
