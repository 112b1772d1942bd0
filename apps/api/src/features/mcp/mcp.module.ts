import { Module } from '@nestjs/common';
import { DerivedMeasuresModule } from '../derived-measures/derived-measures.module.ts';
import { IndicatorsModule } from '../indicators/indicators.module.ts';
import { AllowedHosts } from './allowed-hosts.ts';
import { CallLimit } from './call-limit.ts';
import { ExplainNumber } from './explain-number.ts';
import { ListIndicators } from './list-indicators.ts';
import { McpController } from './mcp.controller.ts';
import { McpEndpoint } from './mcp-endpoint.ts';
import { QueryIndicator } from './query-indicator.ts';

@Module({
  imports: [DerivedMeasuresModule, IndicatorsModule],
  controllers: [McpController],
  providers: [AllowedHosts, CallLimit, McpEndpoint, ListIndicators, QueryIndicator, ExplainNumber],
})
export class McpModule {}
