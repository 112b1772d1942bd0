import type { ExportQuery, Names, ValueRow } from '@attune/contracts';

/** A figure as it is answered over REST, with what its answer says once for all rows. */
export interface ExportRow {
  figure: ValueRow;
  indicator: string;
  unit: string;
  /** The department's key and names; null where the figure is of everything that may be seen. */
  department: { key: string; names: Names } | null;
  asked: Pick<ExportQuery, 'grain' | 'where' | 'weighting'>;
}
