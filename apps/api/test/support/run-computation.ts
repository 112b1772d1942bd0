import { type AnalysisResult, type Contribution, newAnalysis } from '@attune/contracts';
import type { ComputeContext } from '../../src/features/analyses/compute/computation.ts';
import { beginComputation } from '../../src/features/analyses/compute/computations.ts';
import type { LogRow } from '../../src/features/analyses/compute/log-row.ts';
import { People } from '../../src/features/analyses/compute/people.ts';

/** A fact as the log has it; what is left out is of no matter to the test. */
export interface TestFact extends Partial<Contribution> {
  /** Local day in UTC. */
  day: string;
  measures: Contribution['measures'];
  data?: unknown;
  type?: string;
}

export const contributionOf = ({ day, data: _data, type: _type, ...fact }: TestFact): Contribution => ({
  at: Date.parse(`${day}T12:00:00Z`),
  department: 1,
  dimensions: {},
  ...fact,
});

let ids = 0;
export const factRow = (fact: TestFact): LogRow => [
  1,
  String((ids += 1)),
  false,
  fact.type ?? 'order.placed',
  Date.parse(`${fact.day}T12:00:00Z`),
  fact.data === undefined ? null : JSON.stringify(fact.data),
  null,
  JSON.stringify([contributionOf(fact)]),
];

/** An analysis over these rows, without a thread, a database or a service. */
export function compute<Kind extends AnalysisResult['kind']>(
  asked: { kind: Kind; parameters: object },
  rows: readonly LogRow[],
  context: Partial<ComputeContext> & { merged?: readonly (readonly [number, number])[] } = {},
): Extract<AnalysisResult, { kind: Kind }> {
  const { merged = [], ...known } = context;
  const computation = beginComputation(newAnalysis.parse(asked), {
    timeZone: 'UTC',
    departments: { 1: 'sales', 2: 'service' },
    scales: {},
    ...known,
  });
  for (const row of rows) computation.add(row);
  const people = new People();
  people.add(merged);
  return computation.finish(() => undefined, people) as Extract<AnalysisResult, { kind: Kind }>;
}
