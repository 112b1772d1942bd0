import type { PoolClient } from 'pg';
import type { EventBatch, Handler } from '../../platform/stream/handler.ts';
import { closedBefore } from './closed-before.ts';
import { type Cut, cuts } from './cuts.ts';
import { gatherCells, type Signed } from './gather-cells.ts';
import { type LocalDay, localDays } from './local-day.ts';
import type { MeasureRegistry } from './measure-registry.ts';
import { tallyHint } from './tally-hint.ts';
import { tallyKeys } from './tally-keys.ts';
import { tallySeries } from './tally-series.ts';
import { type TallyPlace, writeCells } from './write-cells.ts';

/**
 * Folds the log into the tallies of one generation: `remove(before) + add(after)` per event, one writer per shard.
 * Ends each batch with a hint of what moved (`tally_changed`), delivered when the batch is committed.
 */
export class FoldIntoTallies implements Handler {
  readonly name: string;
  readonly types = 'all';
  /** Hardly seen on a screen, and it halves what a stream of single events costs: most of their cells coincide. */
  readonly gather = 40;
  readonly contributionsOnly = true;
  readonly #dayOf: LocalDay;
  readonly #series: TallyPlace['series'];
  readonly #keys = tallyKeys();
  #retired = false;

  constructor(
    private readonly measures: MeasureRegistry,
    private readonly generation: { id: number; timeZone: string },
    private readonly kept: readonly Cut[] = cuts,
  ) {
    this.name = `fold-into-tallies:${generation.id}`;
    this.#dayOf = localDays(generation.timeZone);
    this.#series = tallySeries(generation.id);
  }

  get generationId(): number {
    return this.generation.id;
  }

  /** Another generation was switched in: from now on nothing is added to this one. */
  retire(): void {
    this.#retired = true;
  }

  async handle(batch: EventBatch, tx: PoolClient): Promise<void> {
    const signed = signedOf(batch);
    if (this.#retired || signed.length === 0) return;
    const keys = new Set(signed.flatMap(({ contribution }) => Object.keys(contribution.measures)));
    const cells = gatherCells(signed, await this.measures.find(keys), {
      cuts: this.kept,
      dayOf: this.#dayOf,
      closedBefore: await closedBefore(tx, this.generation.id, batch.partition),
    });
    await writeCells(tx, cells, { series: this.#series, keys: this.#keys, shard: batch.partition });
    await tx.query(`select pg_notify('tally_changed', $1)`, [tallyHint(cells)]);
  }
}

function signedOf(batch: EventBatch): Signed[] {
  const signed: Signed[] = [];
  for (const event of batch.events) {
    for (const contribution of event.before) signed.push({ sign: -1, contribution });
    for (const contribution of event.after) signed.push({ sign: 1, contribution });
  }
  return signed;
}
