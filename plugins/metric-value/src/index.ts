import { definePlugin } from '@attune/plugin-sdk';
import { z } from 'zod';
import { cancellationRate } from './cancellation-rate.ts';

export default definePlugin({
  name: 'metric-value',
  sdk: '^1.0.0',
  options: z.object({}),
  permissions: [],
  setup(extend) {
    extend.indicator(cancellationRate);
  },
});
