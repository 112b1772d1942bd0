import { definePlugin } from '@attune/plugin-sdk';
import { z } from 'zod';
import { spendPerCustomer } from './spend-per-customer.ts';
import { purchaseFrequency } from './purchase-frequency.ts';
import { repeatPurchaseRate } from './repeat-purchase-rate.ts';
import { acquisitionCost } from './acquisition-cost.ts';
import { averageOrderValue } from './average-order-value.ts';
import { cancellationRate } from './cancellation-rate.ts';
import { netRevenuePerOrder } from './net-revenue-per-order.ts';
import { refundShare } from './refund-share.ts';
import { returnRateUnits } from './return-rate-units.ts';
import { returnRateValue } from './return-rate-value.ts';
import { returnRate } from './return-rate.ts';
import { revenue } from './revenue.ts';

export default definePlugin({
  name: 'metric-value',
  sdk: '^1.0.0',
  options: z.object({}),
  permissions: [],
  setup(extend) {
    extend.indicator(revenue);
    extend.indicator(averageOrderValue);
    extend.indicator(netRevenuePerOrder);
    extend.indicator(acquisitionCost);
    extend.indicator(returnRate);
    extend.indicator(returnRateUnits);
    extend.indicator(returnRateValue);
    extend.indicator(refundShare);
    extend.indicator(cancellationRate);
    extend.indicator(repeatPurchaseRate);
    extend.indicator(purchaseFrequency);
    extend.indicator(spendPerCustomer);
  },
});
