import type { Reduction } from '@attune/contracts';
import type { Pool, PoolClient } from 'pg';
import { foldedParts } from '../measures/folded-parts.ts';
import type { Item } from './item.ts';

/** One version of a derived measure as it was declared. */
export interface DerivedVersion {
  id: number;
  key: string;
  version: number;
  names: { en: string; zh: string };
  survey: string;
  reduction: Reduction;
  items: Item[];
  /** Keys of the measures that its parts are tallied in. */
  liveKey: string;
  historyKey: string;
  /** The head of the log per partition when it was declared. */
  declared: number[];
  declaredAt: Date;
}

/** The same as far as it is folded into one generation. */
export interface DerivedState extends DerivedVersion {
  /** Where its live part stands, per partition: the cut-off of what is read from it. */
  positions: number[];
  /** How much of the history is folded. */
  folded: number;
  total: number;
  /** How far the live part is behind the head of the log. */
  behind: number;
}

export const isReady = ({ folded, total }: DerivedState) => folded >= total;

const versionColumns = `
  d.id, d.key, d.version, json_build_object('en', d.name_en, 'zh', d.name_zh) as names, s.key as survey, d.reduction,
  d.items, live.key as "liveKey", history.key as "historyKey", array_to_json(d.positions) as declared,
  d.declared_at as "declaredAt"`;

const versions = `
  derived_measure d join survey s on s.id = d.survey_id
    join measure live on live.id = d.measure_id join measure history on history.id = d.history_id`;

/**
 * Those that were not retired, with how far one generation has folded them, in order of key and version. Cursors are
 * found by the names of `DerivedFold`.
 */
export async function readDerivedStates(
  connection: Pool | PoolClient,
  generation: number,
): Promise<DerivedState[]> {
  const { rows } = await connection.query<DerivedState>({
    name: 'derived-states',
    text: `
      select ${versionColumns}, live_part.positions, live_part.behind, history_part.folded, history_part.total
        from ${versions}
       ${foldedParts(`'fold-derived:' || d.id`, 'd.positions')}
       where d.retired_at is null order by d.key, d.version`,
    values: [String(generation)],
  });
  return rows;
}

/** A version as it was declared, also one that was retired: receipts speak of it. */
export async function findDerivedVersion(
  connection: Pool | PoolClient,
  id: number,
): Promise<DerivedVersion | undefined> {
  const { rows } = await connection.query<DerivedVersion>(
    `select ${versionColumns} from ${versions} where d.id = $1`,
    [id],
  );
  return rows[0];
}

/** Per key the version that is read: the last one that is ready, or else the last that is being built. */
export function inForce(states: readonly DerivedState[]): DerivedState[] {
  return [...Map.groupBy(states, ({ key }) => key).values()].map(
    (of) => (of.findLast(isReady) ?? of.at(-1)) as DerivedState,
  );
}
