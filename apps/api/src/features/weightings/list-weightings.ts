import type { WeightingAnswer } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { firstWholeDay } from '../measures/first-whole-day.ts';
import { TallyGenerations } from '../measures/tally-generations.ts';
import { fingerprintOf } from './targets.ts';
import { isReady, readWeightings, type WeightingState } from './weighting-states.ts';

/** Weightings in use, and how far those that are being built have come. */
@Injectable()
export class ListWeightings {
  constructor(
    private readonly database: Database,
    private readonly generations: TallyGenerations,
  ) {}

  async run(): Promise<WeightingAnswer[]> {
    const active = (await this.generations.live()).find(({ status }) => status === 'active');
    if (!active) return [];
    const states = await readWeightings(this.database.worker, active.id);
    return states.map((state) => describe(state, active.timeZone));
  }
}

function describe(state: WeightingState, timeZone: string): WeightingAnswer {
  const { key, version, names, definition, folded, total } = state;
  const ready = isReady(state);
  return {
    key,
    version,
    names,
    definition,
    fingerprint: fingerprintOf(definition),
    declaredAt: state.declaredAt.toISOString(),
    status: ready ? 'ready' : 'building',
    progress: ready ? null : { folded, total },
    from: ready ? null : firstWholeDay(state.cutDeclaredAt, timeZone),
  };
}
