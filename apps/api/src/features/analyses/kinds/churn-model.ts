import type { ChurnModelParameters } from '@attune/contracts';
import { analysisProblem } from '../problems.ts';
import { checkEvent } from './check-event.ts';
import type { Kind } from './kind.ts';

const dayMs = 86_400_000;

export const churnModelKind: Kind<ChurnModelParameters> = {
  version: 1,
  check({ cutOff, horizonDays, events, activity }, { today }) {
    events.forEach((event, i) => checkEvent(event, `parameters.events.${i}`));
    activity.forEach((event, i) => checkEvent(event, `parameters.activity.${i}`));
    if (cutOff < '1970' || cutOff >= '2200')
      throw analysisProblem('range-invalid', { field: 'parameters.cutOff' });
    const observedUntil = new Date(Date.parse(`${cutOff}T00:00:00Z`) + 2 * horizonDays * dayMs);
    if (observedUntil.toISOString().slice(0, 10) > today) {
      throw analysisProblem('horizon-not-over', { field: 'parameters.cutOff' });
    }
  },
  types: ({ label, events, activity }) => [
    ...events,
    ...(label === 'inactivity' ? activity : ['subscription.started', 'subscription.cancelled']),
  ],
};
