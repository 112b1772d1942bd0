import { definePlugin } from '@attune/plugin-sdk';
import { z } from 'zod';
import { activeCustomers } from './active-customers.ts';
import { churn } from './churn.ts';
import { grossRevenueRetention } from './gross-revenue-retention.ts';
import { netRevenueRetention } from './net-revenue-retention.ts';
import { loyaltyIndex } from './loyalty-index.ts';
import { recommendationIntent } from './recommendation-intent.ts';
import { renewalRate } from './renewal-rate.ts';
import { repurchaseIntent } from './repurchase-intent.ts';
import { retention } from './retention.ts';
import { subscriptionsCancelled } from './subscriptions-cancelled.ts';
import { subscriptionsRenewed } from './subscriptions-renewed.ts';
import { subscriptionsStarted } from './subscriptions-started.ts';

export default definePlugin({
  name: 'metric-loyalty',
  sdk: '^1.0.0',
  options: z.object({}),
  permissions: [],
  setup(extend) {
    extend.indicator(recommendationIntent);
    extend.indicator(repurchaseIntent);
    extend.indicator(retention);
    extend.indicator(churn);
    extend.indicator(renewalRate);
    extend.indicator(netRevenueRetention);
    extend.indicator(grossRevenueRetention);
    extend.indicator(subscriptionsStarted);
    extend.indicator(subscriptionsRenewed);
    extend.indicator(subscriptionsCancelled);
    extend.indicator(loyaltyIndex);
    extend.indicator(activeCustomers);
  },
});
