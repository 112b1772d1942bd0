import type { Answers } from '@attune/contracts';
import { Draws } from '../random/draws.ts';
import { logNormalQuantile, normalQuantile } from '../random/normal.ts';
import { hour } from './calendar.ts';
import { commentFor } from './comments.ts';
import type { Customer } from './customer.ts';
import { answerOf, items } from './graded-response.ts';
import { logistic, parameters } from './parameters.ts';
import type { Story } from './story.ts';
import { leafOf, type Turn } from './world.ts';

/** Something a customer may be asked about. */
export interface Occasion {
  /** Names the occasion among those of one customer: `purchase-3`. With the kind of it, it names the random numbers. */
  kind: string;
  number: number;
  at: number;
  department: string;
  touchpoint: 'purchase' | 'delivery' | 'support' | 'onboarding';
  channel: string;
  /** Probability of being asked, before the segment's. */
  asked: number;
  /** What happened, on top of the department's quality. */
  feels: number;
  agent?: string;
  product?: string;
}

/** Asks, and answers if the customer does. The quality felt is that of the department when it happened. */
export function respond({ world, ledger }: Turn, story: Story, customer: Customer, occasion: Occasion): void {
  const { segment } = customer;
  const { survey, segments } = parameters;
  const draws = new Draws(world.seed, `survey ${occasion.kind}`, customer.index, occasion.number);
  if (!draws.chance(occasion.asked * segments[segment].invited)) return;
  if (!draws.chance(answering(world.nonResponse, customer))) return;
  const after = logNormalQuantile(draws.next(), survey.replyHours.median, survey.replyHours.sigma) * hour;
  const at = Math.round(occasion.at + after);
  if (!story.covers(at)) return;

  const { model, quality } = leafOf(world, occasion.department);
  const x = customer.theta + model.weight * quality(occasion.at) + occasion.feels;
  ledger.response(occasion.department, at, x);

  const answers: Answers = { recommend: answerOf(items.recommend, x, normalQuantile(draws.next())) };
  const satisfaction = answerOf(items.satisfaction, x, normalQuantile(draws.next()));
  answers['satisfaction'] = draws.chance(survey.skipsSatisfaction) ? { excluded: 'skipped' } : satisfaction;
  const effort = answerOf(items.effort, x, normalQuantile(draws.next()));
  answers['effort'] = draws.chance(survey.doesNotKnowEffort) ? { excluded: 'dont-know' } : effort;
  if (draws.chance(survey.comments)) {
    const score = answers['recommend'] as number;
    answers['comment'] = commentFor(draws, occasion.touchpoint, { score, language: customer.language });
  }

  const { department, touchpoint, channel, agent, product } = occasion;
  story.tell('response.recorded', `r-${occasion.kind}-${customer.index + 1}-${occasion.number}`, at, {
    survey: 'relationship',
    department,
    channel,
    touchpoint,
    segment,
    region: customer.region,
    ...(product !== undefined && { product }),
    ...(agent !== undefined && { agent }),
    language: customer.language,
    customer: { externalId: customer.externalId },
    answers,
  });
}

/** The probability that this customer answers when asked. */
function answering(mode: Turn['world']['nonResponse'], { segment, theta }: Customer): number {
  const share = parameters.segments[segment].answers;
  if (mode === 'by-segment') return share;
  return logistic(Math.log(share / (1 - share)) + parameters.answersBySatisfaction * theta);
}
