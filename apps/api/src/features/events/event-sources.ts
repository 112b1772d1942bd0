import type { Pool } from 'pg';

/** `source` of CloudEvents as a small number. Sources are few and never change, so they stay in memory. */
export class EventSources {
  readonly #ids = new Map<string, number>();

  constructor(private readonly pool: Pool) {}

  async idsOf(sources: Iterable<string>): Promise<(source: string) => number> {
    const missing = [...new Set(sources)].filter((source) => !this.#ids.has(source));
    if (missing.length > 0) await this.#learn(missing);
    return (source) => this.#ids.get(source) as number;
  }

  async #learn(sources: string[]) {
    await this.pool.query(
      'insert into event_source (source) select unnest($1::text[]) order by 1 on conflict do nothing',
      [sources],
    );
    const { rows } = await this.pool.query<{ id: number; source: string }>(
      'select id, source from event_source where source = any($1)',
      [sources],
    );
    for (const { id, source } of rows) this.#ids.set(source, id);
  }
}
