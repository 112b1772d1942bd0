import type { DerivedMeasureAnswer } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { TallyGenerations } from '../measures/tally-generations.ts';
import { type DerivedState, inForce, isReady, readDerivedStates } from './derived-states.ts';
import { firstWholeDay } from '../measures/first-whole-day.ts';

/** Every version in use: those that are read, and those that are being built to be. */
@Injectable()
export class ListDerivedMeasures {
  constructor(
    private readonly database: Database,
    private readonly generations: TallyGenerations,
  ) {}

  async run(): Promise<DerivedMeasureAnswer[]> {
    const active = (await this.generations.live()).find(({ status }) => status === 'active');
    if (!active) return [];
    const states = await readDerivedStates(this.database.worker, active.id);
    const read = inForce(states);
    return states.map((state) => describe(state, read.includes(state) ? active.timeZone : null));
  }
}

function describe(state: DerivedState, readIn: string | null): DerivedMeasureAnswer {
  const { key, version, names, survey, reduction, folded, total } = state;
  const ready = isReady(state);
  return {
    key,
    version,
    names,
    survey,
    reduction,
    declaredAt: state.declaredAt.toISOString(),
    status: ready ? 'ready' : 'building',
    progress: ready ? null : { folded, total },
    from: ready || readIn === null ? null : firstWholeDay(state.declaredAt, readIn),
  };
}
