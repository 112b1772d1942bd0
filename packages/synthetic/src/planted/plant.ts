import type { Answers } from '@attune/contracts';
import type { Customer } from '../model/customer.ts';
import { answerOf, feelingOf, pointOf } from '../model/graded-response.ts';
import { logistic, parameters } from '../model/parameters.ts';
import type { Story } from '../model/story.ts';
import type { World } from '../model/world.ts';
import { Draws } from '../random/draws.ts';
import { normalQuantile } from '../random/normal.ts';
import { pick } from '../random/pick.ts';
import {
  annual,
  drivers,
  funnelSteps,
  kano,
  type KanoLetter,
  overall,
  service,
  trial,
  trialDepartmentOf,
} from './planted-parameters.ts';

/** What is planted for one customer, in departments of its own. Every part has streams of its own. */
export function plant(world: World, story: Story, customer: Customer): void {
  tryOut(world, story, customer);
  walkFunnel(world, story, customer);
  answerAnnual(world, story, customer);
  rateFeatures(world, story, customer);
  rateService(world, story, customer);
}

/** Some time after the customer became known, or in the last minute where there is no more. */
const momentIn = (world: World, customer: Customer, u: number): number =>
  Math.min(customer.seenFrom + 60_000 + u * (world.to - customer.seenFrom), world.to - 60_000);

interface Given {
  at: number;
  survey: string;
  channel?: string;
  answers: Answers;
}

function tell(story: Story, customer: Customer, { at, survey, channel, answers }: Given): void {
  story.tell('response.recorded', `r-${survey}-${customer.index + 1}-planted`, at, {
    survey,
    department: trialDepartmentOf(customer.segment),
    channel: channel ?? 'email',
    segment: customer.segment,
    region: customer.region,
    language: customer.language,
    customer: { externalId: customer.externalId },
    answers,
  });
}

/** Everyone tries one way of buying and says whether it was good: 4 or 5 if it was, else 1 to 3. */
function tryOut(world: World, story: Story, customer: Customer): void {
  const draws = new Draws(world.seed, 'trial', customer.index);
  const rates = trial[trialDepartmentOf(customer.segment)];
  const channel = draws.chance(rates.web) ? 'web' : 'store';
  const satisfied = draws.chance(rates.satisfied[channel]);
  const satisfaction = satisfied ? 4 + draws.below(2) : 1 + draws.below(3);
  const at = momentIn(world, customer, draws.next());
  tell(story, customer, { at, survey: 'relationship', channel, answers: { satisfaction } });
}

/** Steps in order, minutes apart, until one is not reached. */
function walkFunnel(world: World, story: Story, customer: Customer): void {
  const draws = new Draws(world.seed, 'funnel', customer.index);
  let at = momentIn(world, customer, draws.next()) - 30 * 60_000;
  if (at < customer.seenFrom) at = customer.seenFrom;
  for (const { touchpoint, reached } of funnelSteps) {
    if (!draws.chance(reached)) return;
    at += 1 + draws.below(5 * 60_000);
    story.tell('interaction.recorded', `i-${touchpoint}-${customer.index + 1}-planted`, at, {
      kind: touchpoint,
      department: trialDepartmentOf(customer.segment),
      channel: 'web',
      touchpoint,
      segment: customer.segment,
      region: customer.region,
      customer: { externalId: customer.externalId },
    });
  }
}

function answerAnnual(world: World, story: Story, customer: Customer): void {
  const draws = new Draws(world.seed, 'annual', customer.index);
  const { feels, answers: share } = annual[customer.segment];
  const odds = Math.log(share / (1 - share)) + parameters.answersBySatisfaction * customer.theta;
  if (!draws.chance(world.nonResponse === 'by-segment' ? share : logistic(odds))) return;
  const answers: Answers = {};
  let satisfaction = overall.noise * normalQuantile(draws.next());
  for (const driver of drivers) {
    const feeling = feelingOf(driver, customer.theta + feels, normalQuantile(draws.next()));
    answers[driver.key] = pointOf(driver, feeling);
    satisfaction += driver.beta * feeling;
  }
  answers[overall.key] = pointOf(overall, satisfaction);
  tell(story, customer, { at: momentIn(world, customer, draws.next()), survey: 'annual', answers });
}

/** Pairs of answers (with it, without it) by the category they mean; 1 like, 2 must be, 3 neutral, 4 bear, 5 dislike. */
const pairsOf: Readonly<Record<KanoLetter, readonly (readonly [number, number])[]>> = {
  A: [
    [1, 2],
    [1, 3],
    [1, 4],
  ],
  O: [[1, 5]],
  M: [
    [2, 5],
    [3, 5],
    [4, 5],
  ],
  I: [
    [2, 2],
    [2, 3],
    [2, 4],
    [3, 2],
    [3, 3],
    [3, 4],
    [4, 2],
    [4, 3],
    [4, 4],
  ],
  R: [
    [2, 1],
    [3, 1],
    [4, 1],
    [5, 1],
    [5, 2],
    [5, 3],
    [5, 4],
  ],
  Q: [
    [1, 1],
    [5, 5],
  ],
};
const letters = Object.keys(pairsOf) as KanoLetter[];

function rateFeatures(world: World, story: Story, customer: Customer): void {
  const draws = new Draws(world.seed, 'features', customer.index);
  if (!draws.chance(kano.asked)) return;
  const answers: Answers = {};
  for (const { key, category } of kano.features) {
    const others = letters.filter((letter) => letter !== category);
    const meant = draws.chance(kano.intended) ? category : pick(draws, others);
    const [withIt, withoutIt] = pick(draws, pairsOf[meant]);
    answers[`${key}-with`] = withIt;
    answers[`${key}-without`] = withoutIt;
  }
  tell(story, customer, { at: momentIn(world, customer, draws.next()), survey: 'features', answers });
}

function rateService(world: World, story: Story, customer: Customer): void {
  const draws = new Draws(world.seed, 'service quality', customer.index);
  if (!draws.chance(service.asked)) return;
  const answers: Answers = {};
  for (const { key, feels } of service.dimensions) {
    const { expected, perceived } = service;
    answers[`${key}-expected`] = answerOf(expected, customer.theta, normalQuantile(draws.next()));
    answers[`${key}-perceived`] = answerOf(perceived, customer.theta + feels, normalQuantile(draws.next()));
  }
  tell(story, customer, { at: momentIn(world, customer, draws.next()), survey: 'service-quality', answers });
}
