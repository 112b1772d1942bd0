import { engagement, engagementScore } from '../engagement/engagement.ts';
import type { JourneyEvent } from '../journey/furthest-step.ts';
import { funnel, furthestSteps } from '../journey/funnel.ts';
import { listIn, malformed, numberIn, object, objectIn, optionalNumberIn, textIn } from './read-input.ts';
import type { VectorOps } from './vector-op.ts';

export const journeyOps: VectorOps = {
  funnel(input) {
    const steps = listIn(input, 'steps').map((step) => {
      if (typeof step !== 'string') throw malformed('steps', 'a list of texts', step);
      return step;
    });
    const byUser = new Map<string, JourneyEvent[]>();
    for (const item of listIn(input, 'events')) {
      const event = object(item, 'events');
      const user = textIn(event, 'user');
      const events = byUser.get(user) ?? [];
      events.push({ event: textIn(event, 'event'), time: numberIn(event, 't') });
      byUser.set(user, events);
    }
    const window = optionalNumberIn(input, 'window') ?? Number.MAX_VALUE;
    const furthest = furthestSteps(byUser.values(), { steps, window });
    const result = funnel(steps, furthest);
    return {
      counts: result.steps.map(({ customers }) => customers),
      step_conversion: result.steps.map(({ conversion }) => conversion?.value ?? null),
      overall: result.overall.value,
    };
  },

  engagement(input) {
    const weights = objectIn(input, 'weights');
    const definition = {
      weights: Object.fromEntries(Object.keys(weights).map((type) => [type, numberIn(weights, type)])),
      halfLife: numberIn(input, 'half_life_days'),
      scale: numberIn(input, 'scale'),
    };
    const events = listIn(input, 'events').map((item) => {
      const event = object(item, 'events');
      return { type: textIn(event, 'type'), time: numberIn(event, 'day') };
    });
    const state = engagement(events, definition, numberIn(input, 'now'));
    return { raw: state.raw, score: engagementScore(state, definition) };
  },
};
