import { expectedAnswer } from '../model/graded-response.ts';
import { type Feeling, type Reliability, reliabilityOf } from '../model/item-truth.ts';
import { parameters, type Segment } from '../model/parameters.ts';
import { overallNps, standardizedBetas } from './driver-truth.ts';
import {
  annual,
  drivers,
  funnelSteps,
  kano,
  overall,
  service,
  trial,
  type TrialDepartment,
  trialDepartmentOf,
} from './planted-parameters.ts';

/** What was planted, and what a sample of it has to come near to; expectations by integration. */
export interface PlantedTruth {
  parameters: {
    drivers: typeof drivers;
    overall: typeof overall;
    annual: typeof annual;
    kano: typeof kano;
    service: typeof service;
  };
  /** Shares of satisfied customers by department and channel, and in both departments together. */
  simpson: {
    departments: typeof trial;
    together: { web: number; store: number };
  };
  funnel: typeof funnelSteps;
  annual: {
    /** Of who answers where that depends on the segment alone. */
    reliability: Reliability;
    /** By driver, in the order of the parameters. */
    standardizedBetas: number[];
    /** Of the overall answer read as a net promoter score: of everyone, and of who answers. */
    nps: { population: number; respondents: number };
    /** Share of each segment among all customers: what to weight by. */
    margins: Record<Segment, number>;
  };
  /** Mean of perception less expectation, by dimension. */
  gaps: Record<string, number>;
}

const segments = Object.entries(parameters.segments) as [Segment, { share: number; satisfaction: number }][];

/** What people feel about the year, weighted by how likely they are asked or answer. */
function feelings(weight: (segment: Segment) => number, feels: (segment: Segment) => number): Feeling[] {
  const people = segments.map(([segment, { share, satisfaction }]) => ({
    share: share * weight(segment),
    mean: satisfaction + feels(segment),
  }));
  const total = people.reduce((sum, { share }) => sum + share, 0);
  return people.map(({ share, mean }) => ({ share: share / total, mean }));
}

const round = (value: number) => Number(value.toFixed(6));

export function plantedTruth(): PlantedTruth {
  const everyone = feelings(
    () => 1,
    (segment) => annual[segment].feels,
  );
  const respondents = feelings(
    (segment) => annual[segment].answers,
    (segment) => annual[segment].feels,
  );
  const { alpha, omega } = reliabilityOf(drivers, respondents);
  return {
    parameters: { drivers, overall, annual, kano, service },
    simpson: { departments: trial, together: { web: together('web'), store: together('store') } },
    funnel: funnelSteps,
    annual: {
      reliability: { alpha: round(alpha), omega: round(omega) },
      standardizedBetas: standardizedBetas(respondents).map(round),
      nps: { population: round(overallNps(everyone)), respondents: round(overallNps(respondents)) },
      margins: Object.fromEntries(segments.map(([segment, { share }]) => [segment, share])) as Record<
        Segment,
        number
      >,
    },
    gaps: gaps(),
  };
}

function together(channel: 'web' | 'store'): number {
  let shares = 0;
  let satisfied = 0;
  for (const [segment, { share }] of segments) {
    const department: TrialDepartment = trialDepartmentOf(segment);
    const rates = trial[department];
    const using = share * (channel === 'web' ? rates.web : 1 - rates.web);
    shares += using;
    satisfied += using * rates.satisfied[channel];
  }
  return round(satisfied / shares);
}

function gaps(): Record<string, number> {
  return Object.fromEntries(
    service.dimensions.map(({ key, feels }) => {
      const gap = segments.reduce((sum, [, { share, satisfaction: mean }]) => {
        const perceived = expectedAnswer(service.perceived, { mean: mean + feels, variance: 1 });
        return sum + share * (perceived - expectedAnswer(service.expected, { mean, variance: 1 }));
      }, 0);
      return [key, round(gap)];
    }),
  );
}
