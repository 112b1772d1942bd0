import type { CustomerLifetimeValueParameters } from '@attune/contracts';
import { checkDays } from './check-days.ts';
import type { Kind } from './kind.ts';

export const customerLifetimeValueKind: Kind<CustomerLifetimeValueParameters> = {
  version: 1,
  check: checkDays,
  types: () => ['order.placed'],
};
