import { definePlugin } from '@attune/plugin-sdk';
import { z } from 'zod';
import { recommendationIntent } from './recommendation-intent.ts';

export default definePlugin({
  name: 'metric-loyalty',
  sdk: '^1.0.0',
  options: z.object({}),
  permissions: [],
  setup(extend) {
    extend.indicator(recommendationIntent);
  },
});
