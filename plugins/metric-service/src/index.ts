import { definePlugin } from '@attune/plugin-sdk';
import { z } from 'zod';
import { serviceContactsPerCustomer } from './service-contacts-per-customer.ts';
import { complaintRate } from './complaint-rate.ts';
import { defectRate } from './defect-rate.ts';
import { escalationRate } from './escalation-rate.ts';
import { failuresPer1000 } from './failures-per-1000.ts';
import { firstContactResolution } from './first-contact-resolution.ts';
import { firstPassYield } from './first-pass-yield.ts';
import { onTimeDelivery } from './on-time-delivery.ts';
import { promiseKeptRate } from './promise-kept-rate.ts';
import { reopenRate } from './reopen-rate.ts';
import { resolutionRate } from './resolution-rate.ts';
import { mean, median, ninetieth, withinMinutes } from './waiting.ts';
import { delivery, firstResponse, resolution } from './waits.ts';

const minutes = z.int().min(1).max(525_600);

export default definePlugin({
  name: 'metric-service',
  sdk: '^1.0.0',
  options: z.object({
    /** What is promised for the first reply to a ticket: 4 hours unless given. */
    firstResponseWithinMinutes: minutes.default(240),
    /** And for its solution: 2 days. */
    resolutionWithinMinutes: minutes.default(2880),
  }),
  permissions: [],
  setup(extend, options) {
    for (const make of [median, ninetieth, mean]) extend.indicator(make(firstResponse));
    extend.indicator(withinMinutes(firstResponse, options.firstResponseWithinMinutes));
    for (const make of [median, ninetieth, mean]) extend.indicator(make(resolution));
    extend.indicator(withinMinutes(resolution, options.resolutionWithinMinutes));
    extend.indicator(resolutionRate);
    extend.indicator(firstContactResolution);
    extend.indicator(reopenRate);
    extend.indicator(escalationRate);
    extend.indicator(complaintRate);
    extend.indicator(promiseKeptRate);
    extend.indicator(onTimeDelivery);
    for (const make of [median, ninetieth]) extend.indicator(make(delivery));
    extend.indicator(defectRate);
    extend.indicator(firstPassYield);
    extend.indicator(failuresPer1000);
    extend.indicator(serviceContactsPerCustomer);
  },
});
