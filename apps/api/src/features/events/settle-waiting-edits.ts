import { definitionOf } from '@attune/contracts';
import type { Pool } from 'pg';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import type { EventWriters } from './accept-events.ts';
import { editRequest } from './edit-item.ts';
import { identityText, loadFacts, lock, lockCustomersShared } from './fact-store.ts';
import { type Door, readItem } from './read-item.ts';
import { waitNoLonger } from './waiting-edits.ts';
import { withRecordedEditions } from '../surveys/survey-edition.ts';

interface WaitingRow {
  source_id: number;
  external_id: string;
  target_source_id: number;
  target_external_id: string;
  fingerprint: string;
  item: unknown;
  type: string;
  department_ids: number[];
}

/**
 * Applies edits whose original has come. The table is small and the question cheap, so it is simply asked again and
 * again: no race between the two arrivals can leave an edit behind.
 */
export class SettleWaitingEdits {
  constructor(
    private readonly worker: Pool,
    private readonly writers: Pick<EventWriters, 'edits' | 'surveys' | 'bell'>,
    private readonly door: (departments: readonly number[]) => Door,
  ) {}

  /** Answers how many were settled. */
  async settle(limit = 200): Promise<number> {
    const { rows } = await this.worker.query<WaitingRow>(
      `select w.source_id, w.external_id, w.target_source_id, w.target_external_id,
              encode(w.fingerprint, 'hex') as fingerprint, w.item, w.item ->> 'type' as type, w.department_ids
         from waiting_edit w
         join event e on e.source_id = w.target_source_id and e.external_id = w.target_external_id
        order by w.received_at limit $1`,
      [limit],
    );
    for (const row of rows) await withRecordedEditions(this.writers.surveys, () => this.#settleOne(row));
    if (rows.length > 0) this.writers.bell.ring();
    return rows.length;
  }

  async #settleOne(row: WaitingRow) {
    const identity = { sourceId: row.source_id, externalId: row.external_id };
    const target = { sourceId: row.target_source_id, externalId: row.target_external_id };
    const door = this.door(row.department_ids);
    const item = readItem(row.item, door, Date.now());
    await inTransaction(this.worker, async (tx) => {
      await lockCustomersShared(tx);
      await lock(tx, [identityText(target)]);
      if (!(await waitNoLonger(tx, identity))) return;
      const [original] = await loadFacts(tx, [target]);
      const definition = original && definitionOf(original.type);
      if (!original || !definition) throw new Error('The original of a waiting edit went away.');
      const refuse = (code: string) =>
        this.writers.edits.refuse(tx, {
          identity,
          original,
          type: row.type,
          fingerprint: row.fingerprint,
          code,
        });
      if ('status' in item) return refuse(item.code ?? 'invalid-item');
      const request = editRequest(item);
      const found = {
        item: { ...item, fingerprint: row.fingerprint },
        identity,
        request,
        original,
        definition,
        waits: false,
      };
      const outcome = await this.writers.edits.apply(tx, found, door);
      if (outcome.status === 'rejected') await refuse(outcome.code ?? 'edit-invalid');
    });
  }
}
