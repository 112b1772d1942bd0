import type { Lab } from './lab.ts';
import { type ProductProcess, residentMb } from './product.ts';
import type { Row } from './report.ts';

/** What both processes of the product hold now. */
export function memoryNow({ api, worker }: Lab): number[] {
  return [api, worker].map((each: ProductProcess) => residentMb(each) ?? Number.NaN);
}

/** @param seen whenever one of the processes was about to end */
export function memory(seen: readonly number[][]): Row {
  const sums = seen.map((each) => each.reduce((a, b) => a + b, 0));
  const most = Math.max(...sums);
  const [api = 0, worker = 0] = seen[sums.indexOf(most)] ?? [];
  return {
    id: 'memory',
    figure: 'resident memory, API + worker, after all that',
    goal: { is: 'at most', value: 400 },
    unit: 'MB',
    ...(Number.isNaN(most)
      ? { note: 'this system does not tell' }
      : { measured: most, n: sums.length, note: `API ${api.toFixed(0)}, worker ${worker.toFixed(0)}` }),
  };
}
