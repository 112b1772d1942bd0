import type { SurvivalParameters } from '@attune/contracts';
import { analysisProblem } from '../problems.ts';
import { checkDays } from './check-days.ts';
import { checkEvent } from './check-event.ts';
import type { Kind } from './kind.ts';

export const survivalKind: Kind<SurvivalParameters> = {
  version: 1,
  check(parameters) {
    checkDays(parameters);
    checkEvent(parameters.start, 'parameters.start');
    checkEvent(parameters.end, 'parameters.end');
    if (parameters.start === parameters.end)
      throw analysisProblem('event-repeated', { field: 'parameters.end' });
  },
  types: ({ start, end }) => [start, end],
};
