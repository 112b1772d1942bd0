import { definePlugin } from '@attune/plugin-sdk';
import { z } from 'zod';
import { indicator } from './my-index.ts';

export default definePlugin({
  name: 'metric-my-index',
  sdk: '^1.0.0',
  options: z.object({}),
  permissions: [],
  setup: (extend) => extend.indicator(indicator),
});
