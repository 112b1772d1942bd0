import metricLoyalty from '@attune/metric-loyalty';
import metricSatisfaction from '@attune/metric-satisfaction';
import metricService from '@attune/metric-service';
import metricValue from '@attune/metric-value';
import type { InstalledPlugin } from './src/platform/plugin-host/load-plugins.ts';

/** The composition root: what this installation is made of. The only file that imports plugins. */
export const plugins: readonly InstalledPlugin[] = [
  { plugin: metricSatisfaction, options: {} },
  { plugin: metricLoyalty, options: {} },
  { plugin: metricService, options: {} },
  { plugin: metricValue, options: {} },
];
