import type { MeasureDefinition } from '@attune/contracts';
import type { Pool, PoolClient } from 'pg';

export type KnownMeasure = MeasureDefinition & { id: number };

interface Inserting {
  query(text: string, values: unknown[]): Promise<unknown>;
}

/** Measures by key. A measure is there from its first fact on and never changes, so it stays in memory. */
export class MeasureRegistry {
  #byKey = new Map<string, KnownMeasure>();

  constructor(private readonly pool: Pool) {}

  has(key: string): boolean {
    return this.#byKey.has(key);
  }

  /** Makes those that are new. Call before a fact that speaks of them is recorded. */
  async ensure(definitions: Iterable<MeasureDefinition>): Promise<void> {
    const missing = this.#missing(definitions);
    if (missing.length === 0) return;
    await this.#insert(this.pool, missing);
    await this.reload();
  }

  /**
   * The same from within a transaction, on its own connection: asking the pool for a second one while holding the
   * first would stand still once everybody does. What it makes is kept in memory only when it is committed.
   */
  async ensureWithin(tx: PoolClient, definitions: readonly MeasureDefinition[]): Promise<void> {
    if (this.#missing(definitions).length === 0) return;
    await this.reload(tx);
    const missing = this.#missing(definitions);
    if (missing.length > 0) await this.#insert(tx, missing);
  }

  /** The same with whatever is declared together with a measure; `tx` may be of any role that may add measures. */
  async declare(tx: Inserting, definitions: readonly MeasureDefinition[]): Promise<void> {
    if (definitions.length > 0) await this.#insert(tx, definitions);
  }

  #missing(definitions: Iterable<MeasureDefinition>): MeasureDefinition[] {
    const missing = new Map<string, MeasureDefinition>();
    for (const definition of definitions)
      if (!this.#byKey.has(definition.key)) missing.set(definition.key, definition);
    return [...missing.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  async #insert(connection: Inserting, definitions: readonly MeasureDefinition[]): Promise<void> {
    await connection.query(
      `insert into measure (key, kind, min, max, unit, denominator, items)
       select key, kind, min, max, unit, denominator, items from json_to_recordset($1)
         as m (key text, kind text, min smallint, max smallint, unit text, denominator bigint, items smallint)
       on conflict (key) do nothing`,
      [JSON.stringify(definitions)],
    );
  }

  /** Those of these keys that exist. */
  async find(keys: Iterable<string>): Promise<ReadonlyMap<string, KnownMeasure>> {
    for (const key of keys) {
      if (!this.#byKey.has(key)) {
        await this.reload();
        break;
      }
    }
    return this.#byKey;
  }

  async all(): Promise<readonly KnownMeasure[]> {
    await this.reload();
    return [...this.#byKey.values()];
  }

  async reload(connection: Pool | PoolClient = this.pool): Promise<void> {
    const { rows } = await connection.query(
      `select id, key, kind, min, max, unit, denominator, items from measure`,
    );
    this.#byKey = new Map(rows.map((row) => [row.key, row as KnownMeasure]));
  }
}
