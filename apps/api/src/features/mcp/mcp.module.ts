import { Module } from '@nestjs/common';
import { IndicatorsModule } from '../indicators/indicators.module.ts';
import { AllowedHosts } from './allowed-hosts.ts';
import { CallLimit } from './call-limit.ts';
import { ExplainNumber } from './explain-number.ts';
import { FindIndicators } from './find-indicators.ts';
import { McpController } from './mcp.controller.ts';
import { McpEndpoint } from './mcp-endpoint.ts';
import { QueryIndicator } from './query-indicator.ts';

@Module({
  imports: [IndicatorsModule],
  controllers: [McpController],
  providers: [AllowedHosts, CallLimit, McpEndpoint, FindIndicators, QueryIndicator, ExplainNumber],
})
export class McpModule {}
