import type { CloudEvent, DeclaredSurvey, Names } from '@attune/contracts';
import { type DepartmentModel, sampleDepartments } from './model/departments.ts';
import { lifeOf } from './model/life.ts';
import { operations } from './model/operations.ts';
import { byTime, type Dated } from './model/story.ts';
import { TruthLedger } from './model/truth-ledger.ts';
import { customerTruth, type CustomerTruth, enterpriseTruth, type EnterpriseTruth } from './model/truth.ts';
import { makeWorld, type NonResponse } from './model/world.ts';
import { plantedSurveys } from './planted/planted-surveys.ts';
import { trialDepartments } from './planted/trial-departments.ts';

export interface EnterpriseOptions {
  /** Any integer: the same one gives the same events. */
  seed: number;
  customers: number;
  /** First and last day, `2026-03-01`, both inclusive, in UTC. */
  from: string;
  to: string;
  /** Default `by-segment`. */
  nonResponse?: NonResponse;
  /** Default: the sample enterprise. Departments may be added; those the processes speak of have to stay. */
  departments?: readonly DepartmentModel[];
  /**
   * Adds what analyses have to find: drivers, Kano features, gaps of service, a Simpson reversal and a funnel, about
   * five events per customer, in departments and surveys of their own. Default false. All else stays as it is.
   */
  planted?: boolean;
}

export interface Enterprise {
  /** The tree, parents before children. */
  departments: readonly { key: string; parent: string | null; names: Names }[];
  /** Surveys its events answer besides the one that every deployment has. */
  surveys: readonly DeclaredSurvey[];
  /** All events in order of time, then source, then id. */
  events(): Generator<CloudEvent>;
  /**
   * All events, one customer at a time and unordered, which takes no memory at all; first those that belong to no customer.
   * Ends with the truth.
   */
  walk(): Generator<readonly Dated[], EnterpriseTruth>;
  /** The truth alone, at the cost of a walk. */
  truth(): EnterpriseTruth;
  truthOf(index: number): CustomerTruth;
}

/** So many customers' events are held and sorted at once, about 150,000 of a year and a half. */
const customersAtOnce = 2000;

/**
 * The sample enterprise of one seed. Nothing is kept between calls.
 *
 * @example
 * const enterprise = generateEnterprise({ seed: 1, customers: 2000, from: '2025-01-01', to: '2026-06-30' });
 * for (const event of enterprise.events()) send(event);
 */
export function generateEnterprise(options: EnterpriseOptions): Enterprise {
  const { customers, planted = false, departments = sampleDepartments } = options;
  const world = makeWorld({
    nonResponse: 'by-segment',
    ...options,
    planted,
    departments: planted ? [...departments, ...trialDepartments] : departments,
  });
  const unnoted = new TruthLedger();

  function* inOrder(): Generator<CloudEvent> {
    // A customer's life is cheap to make again and dear to keep, so a large enterprise is made once per slice of time.
    const slices = Math.max(1, Math.ceil(customers / customersAtOnce));
    for (let slice = 0; slice < slices; slice += 1) {
      const length = (world.to - world.from) / slices;
      const from = world.from + slice * length;
      const within = ({ at }: Dated) => at >= from && at < from + length;
      const held = operations({ world, ledger: unnoted }).filter(within);
      for (let index = 0; index < customers; index += 1) {
        for (const dated of lifeOf({ world, ledger: unnoted }, index).events)
          if (within(dated)) held.push(dated);
      }
      held.sort(byTime);
      for (const { event } of held) yield event;
    }
  }

  function* walk(): Generator<readonly Dated[], EnterpriseTruth> {
    const ledger = new TruthLedger();
    yield operations({ world, ledger });
    for (let index = 0; index < customers; index += 1) yield lifeOf({ world, ledger }, index).events;
    return enterpriseTruth(world, ledger, customers);
  }

  return {
    departments: world.departments.map(({ key, parent, names }) => ({ key, parent, names })),
    surveys: planted ? plantedSurveys : [],
    events: inOrder,
    walk,
    truth: () => {
      const steps = walk();
      for (;;) {
        const step = steps.next();
        if (step.done === true) return step.value;
      }
    },
    truthOf: (index) => customerTruth(lifeOf({ world, ledger: unnoted }, index)),
  };
}
