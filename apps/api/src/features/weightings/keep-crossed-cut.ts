import type { Dimension } from '@attune/contracts';
import type { PoolClient } from 'pg';
import { cutOf, lockWeightings, useCut } from './weightings.store.ts';

/**
 * Scores are kept by these dimensions at once, for an indicator that is read so; those there are already are counted in
 * the background.
 *
 * @param dimensions in the order of the contracts
 */
export async function keepCrossedCut(
  tx: PoolClient,
  { dimensions, indicator }: { dimensions: readonly Dimension[]; indicator: string },
): Promise<void> {
  await lockWeightings(tx);
  await useCut(tx, await cutOf(tx, dimensions), indicator);
}
