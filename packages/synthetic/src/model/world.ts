import { day } from './calendar.ts';
import { type DepartmentModel, leavesOf } from './departments.ts';
import { type QualityPath, qualityPath, type Shock, shocksBetween } from './quality.ts';
import type { TruthLedger } from './truth-ledger.ts';

/** Who answers: chance by segment only, which weighting can mend; or by satisfaction too, which it cannot. */
export type NonResponse = 'by-segment' | 'by-satisfaction';

export interface Leaf {
  model: DepartmentModel;
  quality: QualityPath;
  /** Its own key and those of all above it. */
  ancestors: ReadonlySet<string>;
}

/** Everything the processes of one customer may look at besides the customer. */
export interface World {
  seed: number;
  /** First instant of the period, and the first after it; epoch ms, midnights UTC. */
  from: number;
  to: number;
  nonResponse: NonResponse;
  /** With surveys, a trial and a funnel of known structure. */
  planted: boolean;
  departments: readonly DepartmentModel[];
  shocks: readonly Shock[];
  leaves: ReadonlyMap<string, Leaf>;
}

/** One customer's turn: the world, and where the truth of what happens is noted. */
export interface Turn {
  world: World;
  ledger: TruthLedger;
}

interface WorldOptions {
  seed: number;
  /** First and last day, `2026-03-01`, both inclusive, in UTC. */
  from: string;
  to: string;
  nonResponse: NonResponse;
  planted: boolean;
  departments: readonly DepartmentModel[];
}

export function makeWorld({ seed, from, to, nonResponse, planted, departments }: WorldOptions): World {
  const period = { from: Date.parse(from), to: Date.parse(to) + day };
  const shocks = shocksBetween(period.from, period.to);
  const parents = new Map(departments.map(({ key, parent }) => [key, parent]));
  const leaves = new Map<string, Leaf>();
  for (const model of leavesOf(departments)) {
    const ancestors = new Set<string>();
    for (let key: string | null = model.key; key !== null; key = parents.get(key) ?? null) ancestors.add(key);
    leaves.set(model.key, {
      model,
      ancestors,
      quality: qualityPath(model, ancestors, { from: period.from, shocks }),
    });
  }
  return { seed, ...period, nonResponse, planted, departments, shocks, leaves };
}

export function leafOf(world: World, key: string): Leaf {
  const leaf = world.leaves.get(key);
  if (leaf === undefined) throw new RangeError(`no department ${key} with customers of its own`);
  return leaf;
}
