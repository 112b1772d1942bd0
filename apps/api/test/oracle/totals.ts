import { exclusionReasons, type Tally, tallyKind } from '@attune/metrics';
import type { Cells } from './cells.ts';

/** `measure`, or `measure @ cut key`: what all departments and months hold together, in words. */
export function totalOf(cells: Cells, name: string): string {
  const [measure, place = 'department '] = name.split(' @ ') as [string, string?];
  const [cut, key] = place.split(/ (.*)/s) as [string, string];
  const found = [...cells].filter(([cell]) => {
    const parts = cell.split(' · ');
    return parts[0] === measure && parts[1] === cut && parts[2] === 'month' && parts[5] === key;
  });
  const total = found
    .map(([, tally]) => tally)
    .reduce<Tally | undefined>(
      (sum, tally) => (sum ? tallyKind(tally as never).merge(sum as never, tally as never) : tally),
      undefined,
    );
  return total ? inWords(total) : '';
}

function inWords(tally: Tally): string {
  switch (tally.kind) {
    case 'score': {
      const points = tally.counts.map((n, i) => [String(tally.min + i), n] as const);
      const reasons = exclusionReasons.map((reason) => [reason, tally.excluded[reason]] as const);
      return [...points, ...reasons].flatMap(([what, n]) => (n === 0 ? [] : [`${what}×${n}`])).join(' ');
    }
    case 'count':
      return tally.n === 0 ? '' : String(tally.n);
    case 'sum':
      return tally.n === 0 ? '' : `${tally.n} Σ${tally.sum} Σ²${tally.sumOfSquares}`;
    case 'fraction':
      return tally.n === 0 ? '' : `${tally.n} Σ${tally.sum}/${tally.denominator}`;
    case 'duration':
    case 'people':
      return tally.n === 0 ? '' : `${tally.n} Σ${tally.sum}`;
    case 'movement':
      return JSON.stringify(tally.counts);
    case 'moments': {
      const reasons = exclusionReasons.flatMap((reason) =>
        tally.excluded[reason] === 0 ? [] : [`${reason}×${tally.excluded[reason]}`],
      );
      const rows =
        tally.n === 0 ? [] : [`${tally.n} Σ${tally.sums.join(',')} Σxx${tally.products.join(',')}`];
      return [...rows, ...reasons].join(' ');
    }
  }
}
