import type { CoPurchaseParameters } from '@attune/contracts';
import { checkDays } from './check-days.ts';
import type { Kind } from './kind.ts';

export const coPurchaseKind: Kind<CoPurchaseParameters> = {
  version: 1,
  check: checkDays,
  types: () => ['order.placed'],
};
