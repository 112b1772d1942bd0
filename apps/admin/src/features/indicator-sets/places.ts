import type { SetRanking } from '@attune/contracts';
import { nameOfItem } from './item-name.ts';

export interface Place {
  rank: number | null;
  range: { best: number; worst: number } | null;
  /** How many departments it stands among. */
  among: number;
}

/** By `<item> <department>`; none where nothing of the others beside it is known: there is nobody to be first of. */
export function placesByDepartment(ranks: readonly SetRanking[]): ReadonlyMap<string, Place> {
  return new Map(
    ranks
      .map((ranking) => ({ ...ranking, places: ranking.places.filter(({ range }) => range !== null) }))
      .filter(({ places }) => places.length > 1)
      .flatMap(({ places, ...item }) =>
        places.map(({ department, rank, range }) => [
          `${nameOfItem(item)} ${department}`,
          { rank, range, among: places.length },
        ]),
      ),
  );
}
