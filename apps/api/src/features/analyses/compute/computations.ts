import type { NewAnalysis } from '@attune/contracts';
import { beginChurnModel } from './churn-model.ts';
import { beginCoPurchase } from './co-purchase.ts';
import type { Computation, ComputeContext } from './computation.ts';
import { beginCustomerHealth } from './customer-health.ts';
import { beginCustomerLifetimeValue } from './customer-lifetime-value.ts';
import { beginFunnel } from './funnel.ts';
import { beginKeyDrivers } from './key-drivers.ts';
import { beginSurvival } from './survival.ts';

/** Begins an analysis of any kind. */
export function beginComputation(asked: NewAnalysis, context: ComputeContext): Computation {
  switch (asked.kind) {
    case 'key-drivers':
      return beginKeyDrivers(asked.parameters, context);
    case 'funnel':
      return beginFunnel(asked.parameters, context);
    case 'customer-lifetime-value':
      return beginCustomerLifetimeValue(asked.parameters, context);
    case 'churn-model':
      return beginChurnModel(asked.parameters, context);
    case 'survival':
      return beginSurvival(asked.parameters, context);
    case 'customer-health':
      return beginCustomerHealth(asked.parameters, context);
    case 'co-purchase':
      return beginCoPurchase(asked.parameters, context);
  }
}
