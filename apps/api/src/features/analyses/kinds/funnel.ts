import type { FunnelParameters } from '@attune/contracts';
import { checkDays } from './check-days.ts';
import { checkEvent } from './check-event.ts';
import type { Kind } from './kind.ts';

export const funnelKind: Kind<FunnelParameters> = {
  version: 1,
  check(parameters) {
    checkDays(parameters);
    parameters.steps.forEach(({ event }, i) => checkEvent(event, `parameters.steps.${i}.event`));
  },
  types: ({ steps }) => steps.map(({ event }) => event),
};
