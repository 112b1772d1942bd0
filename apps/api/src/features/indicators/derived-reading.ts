import type { PoolClient } from 'pg';
import type { IndicatorDescription } from '../../platform/plugin-host/indicator-reader.ts';
import {
  type DerivedState,
  inForce,
  isReady,
  readDerivedStates,
} from '../derived-measures/derived-states.ts';
import type { CutOff } from '../measures/cut-off.ts';
import { firstWholeDay } from '../measures/first-whole-day.ts';
import { derivedMethodOf } from '../indicator-definitions/reading-registry.ts';
import { indicatorProblem } from './problems.ts';

/** One derived measure as an indicator reads it at this moment. */
export interface DerivedReading {
  state: DerivedState;
  /** Keys of the measures that are added up: its history only once that is complete. */
  measures: readonly string[];
  /** While the history is being folded: the first day that is complete without it. */
  from: string | undefined;
}

/**
 * The derived measures that an indicator is read in, one after the other; nothing where it reads none, or none is
 * declared. In one snapshot with the tallies: whether a history counts is decided once. Throws `measure-not-read`,
 * `measure-unknown`.
 */
export async function readDerived(
  tx: PoolClient,
  indicator: IndicatorDescription,
  { cutOff, asked }: { cutOff: CutOff; asked?: string | undefined },
): Promise<readonly (DerivedReading | undefined)[]> {
  const method = derivedMethodOf(indicator);
  if (method === undefined) {
    if (asked !== undefined) throw indicatorProblem('measure-not-read', { field: 'measure' });
    return [undefined];
  }
  const states = inForce(await readDerivedStates(tx, cutOff.generation)).filter(
    ({ reduction, key }) => reduction.method === method && (asked ?? key) === key,
  );
  if (asked !== undefined && states.length === 0)
    throw indicatorProblem('measure-unknown', { field: 'measure' });
  if (states.length === 0) return [undefined];
  return states.map((state) => ({
    state,
    measures: isReady(state) ? [state.historyKey, state.liveKey] : [state.liveKey],
    from: isReady(state) ? undefined : firstWholeDay(state.declaredAt, cutOff.timeZone),
  }));
}
