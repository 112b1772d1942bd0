import metricSatisfaction from '@attune/metric-satisfaction';
import type { InstalledPlugin } from './src/platform/plugin-host/load-plugins.ts';

/** The composition root: what this installation is made of. The only file that imports plugins. */
export const plugins: readonly InstalledPlugin[] = [{ plugin: metricSatisfaction, options: {} }];
