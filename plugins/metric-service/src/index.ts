import { definePlugin } from '@attune/plugin-sdk';
import { z } from 'zod';
import { firstResponseTime } from './first-response-time.ts';

export default definePlugin({
  name: 'metric-service',
  sdk: '^1.0.0',
  options: z.object({}),
  permissions: [],
  setup(extend) {
    extend.indicator(firstResponseTime);
  },
});
