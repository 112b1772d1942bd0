import { fractionExclusions } from '@attune/metrics';
import { excludedColumns } from './moments-columns.ts';

const points = Array.from({ length: 11 }, (_, i) => `p${i + 1}`);
const scoreColumns = [...excludedColumns, ...points];

const fractionColumns = [
  'n',
  'sum',
  'sum_of_squares',
  ...fractionExclusions.map((reason) => reason.replaceAll('-', '_')),
];

/** How the rows of a tally table are added up in the database, whatever they are about. */
export interface TallyColumns {
  name: string;
  /** What a row is found by besides series, period, department, keys and shard. */
  key: readonly string[];
  summed: readonly string[];
  /** Arrays, summed element by element. */
  elements: readonly string[];
}

export const tallyColumns: readonly TallyColumns[] = [
  { name: 'tally_score', key: [], summed: scoreColumns, elements: ['further'] },
  { name: 'tally_count', key: [], summed: ['n'], elements: [] },
  { name: 'tally_sum', key: [], summed: ['n', 'sum', 'sum_of_squares'], elements: [] },
  { name: 'tally_duration', key: ['bucket'], summed: ['n', 'sum'], elements: [] },
  { name: 'tally_fraction', key: [], summed: fractionColumns, elements: [] },
  { name: 'tally_moments', key: [], summed: ['n', ...excludedColumns], elements: ['sums', 'products'] },
];

/** Rows that were added up carry this instead of a writer's shard. */
export const mergedShard = -1;

export const valuesIn = ({ summed, elements }: TallyColumns): readonly string[] => [...summed, ...elements];

export const sumsOf = ({ summed, elements }: TallyColumns): readonly string[] => [
  ...summed.map((column) => `sum(t.${column})`),
  ...elements.map((column) => `sum_elements(t.${column})`),
];

/** What a row that is there becomes by one more. */
export const grownBy = ({ summed, elements }: TallyColumns): readonly string[] => [
  ...summed.map((column) => `${column} = t.${column} + excluded.${column}`),
  ...elements.map((column) => `${column} = add_elements(t.${column}, excluded.${column})`),
];
