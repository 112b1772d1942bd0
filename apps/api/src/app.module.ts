import { type DynamicModule, Global, Module } from '@nestjs/common';
import { AnalysesModule } from './features/analyses/analyses.module.ts';
import { BiConnectionsModule } from './features/bi-connections/bi-connections.module.ts';
import { CustomerActivityModule } from './features/customer-activity/customer-activity.module.ts';
import { departmentEntities, DepartmentsModule } from './features/departments/departments.module.ts';
import { DerivedMeasuresModule } from './features/derived-measures/derived-measures.module.ts';
import { EventsModule } from './features/events/events.module.ts';
import { ExportsModule } from './features/exports/exports.module.ts';
import { identityEntities, IdentityModule } from './features/identity/identity.module.ts';
import { IndicatorDefinitionsModule } from './features/indicator-definitions/indicator-definitions.module.ts';
import { IndicatorSetsModule } from './features/indicator-sets/indicator-sets.module.ts';
import { IndicatorValuesModule } from './features/indicator-values/indicator-values.module.ts';
import { IndicatorsModule } from './features/indicators/indicators.module.ts';
import { LiveModule } from './features/live/live.module.ts';
import { McpModule } from './features/mcp/mcp.module.ts';
import { MeasuresModule } from './features/measures/measures.module.ts';
import { OverviewModule } from './features/overview/overview.module.ts';
import { PinnedReceiptsModule } from './features/pinned-receipts/pinned-receipts.module.ts';
import { PluginsModule } from './features/plugins/plugins.module.ts';
import { RecountsModule } from './features/recounts/recounts.module.ts';
import { SampleModule } from './features/sample/sample.module.ts';
import { SurveyPageModule } from './features/survey-page/survey-page.module.ts';
import { SurveysModule } from './features/surveys/surveys.module.ts';
import { TenuresModule } from './features/tenures/tenures.module.ts';
import { WeightingsModule } from './features/weightings/weightings.module.ts';
import { Config } from './platform/config/config.ts';
import { Database } from './platform/database/database.ts';
import { Notifications } from './platform/database/notifications.ts';
import { HealthController } from './platform/http/health.controller.ts';
import { HealthProbes } from './platform/http/health-probes.ts';
import { IndicatorSource } from './platform/plugin-host/indicator-source.ts';
import { LoadedPlugins } from './platform/plugin-host/loaded-plugins.ts';
import { consoleLog } from './platform/start/terminal.ts';

/** Every entity of every feature; `Database.open` takes them. */
export const entities = [...departmentEntities, ...identityEntities];

/** What is there before any feature: made by `main.ts`, in order. */
export interface Foundation {
  config: Config;
  database: Database;
  plugins: LoadedPlugins;
}

@Global()
@Module({})
class FoundationModule {
  static of({ config, database, plugins }: Foundation): DynamicModule {
    return {
      module: FoundationModule,
      controllers: [HealthController],
      providers: [
        { provide: Config, useValue: config },
        { provide: Database, useValue: database },
        { provide: LoadedPlugins, useValue: plugins },
        { provide: IndicatorSource, useFactory: () => plugins.indicatorSource(consoleLog) },
        { provide: Notifications, useFactory: () => new Notifications(database) },
        {
          provide: HealthProbes,
          useFactory: () =>
            new HealthProbes([{ name: 'database', check: () => database.worker.query('select 1') }]),
        },
      ],
      exports: [Config, Database, IndicatorSource, LoadedPlugins, Notifications],
    };
  }
}

@Module({})
export class AppModule {
  static of(foundation: Foundation): DynamicModule {
    return {
      module: AppModule,
      imports: [
        FoundationModule.of(foundation),
        IdentityModule,
        DepartmentsModule,
        SurveysModule,
        EventsModule,
        MeasuresModule,
        DerivedMeasuresModule,
        WeightingsModule,
        CustomerActivityModule,
        TenuresModule,
        PluginsModule,
        IndicatorDefinitionsModule,
        IndicatorsModule,
        IndicatorSetsModule,
        ExportsModule,
        IndicatorValuesModule,
        McpModule,
        BiConnectionsModule,
        PinnedReceiptsModule,
        RecountsModule,
        LiveModule,
        OverviewModule,
        AnalysesModule,
        SampleModule,
        SurveyPageModule,
      ],
    };
  }
}
