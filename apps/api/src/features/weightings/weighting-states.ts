import type { Dimension, WeightingDefinition } from '@attune/contracts';
import type { Pool, PoolClient } from 'pg';
import { foldedParts } from '../measures/folded-parts.ts';

/** How far one generation has folded a crossed cut. */
export interface CrossedState {
  cutId: number;
  dimensions: Dimension[];
  /** The head of the log per partition when the cut was declared, and when that was. */
  declared: number[];
  cutDeclaredAt: Date;
  /** Where its live part stands, per partition: the cut-off of what is read from it. */
  positions: number[];
  folded: number;
  total: number;
  /** How far the live part is behind the head of the log. */
  behind: number;
}

/** A weighting as it was declared. */
export interface DeclaredWeighting {
  id: number;
  key: string;
  version: number;
  names: { en: string; zh: string };
  definition: WeightingDefinition;
  dimensions: Dimension[];
  declaredAt: Date;
}

/** The same with the cut that it is read from. */
export type WeightingState = DeclaredWeighting & CrossedState;

export const isReady = ({ folded, total }: CrossedState) => folded >= total;

const cutColumns = `
  cut.id as "cutId", array_to_json(cut.dimensions) as dimensions, array_to_json(cut.positions) as declared,
  cut.declared_at as "cutDeclaredAt", live_part.positions, live_part.behind, history_part.folded, history_part.total`;
const cutParts = foldedParts(`'fold-crossed:' || cut.id`, 'cut.positions');

const weightingColumns = `
  w.id, w.key, w.version, json_build_object('en', w.name_en, 'zh', w.name_zh) as names, w.definition,
  w.declared_at as "declaredAt"`;

/** Those in use, in order. Cursors are found by the names of `CrossedFold`. */
export async function readCrossedStates(
  connection: Pool | PoolClient,
  generation: number,
): Promise<CrossedState[]> {
  const { rows } = await connection.query<CrossedState>({
    name: 'crossed-states',
    text: `select ${cutColumns} from crossed_cut cut ${cutParts} where cut.retired_at is null order by cut.id`,
    values: [String(generation)],
  });
  return rows;
}

/** Weightings that were not retired, in order of their keys; only one where a key is given. */
export async function readWeightings(
  connection: Pool | PoolClient,
  generation: number,
  key: string | null = null,
): Promise<WeightingState[]> {
  const { rows } = await connection.query<WeightingState>({
    name: 'weighting-states',
    text: `
      select ${weightingColumns}, ${cutColumns} from weighting w join crossed_cut cut on cut.id = w.cut_id ${cutParts}
       where w.retired_at is null and ($2::text is null or w.key = $2) order by w.key`,
    values: [String(generation), key],
  });
  return rows;
}

/** One as it was declared, also one that was retired: receipts speak of it. */
export async function findDeclaredWeighting(
  connection: Pool | PoolClient,
  id: number,
): Promise<DeclaredWeighting | undefined> {
  const { rows } = await connection.query<DeclaredWeighting>(
    `select ${weightingColumns}, array_to_json(cut.dimensions) as dimensions
       from weighting w join crossed_cut cut on cut.id = w.cut_id where w.id = $1`,
    [id],
  );
  return rows[0];
}
