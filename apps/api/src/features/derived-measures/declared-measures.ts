import type { DerivedMethod } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';

/** What an indicator of a method can be read in. */
export interface DeclaredMeasure {
  key: string;
  names: { en: string; zh: string };
  method: DerivedMethod;
}

/** The derived measures in use, by key, as they were declared last. */
@Injectable()
export class DeclaredMeasures {
  constructor(private readonly database: Database) {}

  async all(): Promise<DeclaredMeasure[]> {
    const { rows } = await this.database.worker.query<DeclaredMeasure>(
      `select distinct on (key) key, json_build_object('en', name_en, 'zh', name_zh) as names,
              reduction ->> 'method' as method
         from derived_measure where retired_at is null order by key, version desc`,
    );
    return rows;
  }
}
