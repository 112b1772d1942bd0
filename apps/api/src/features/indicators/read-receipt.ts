import type { Receipt } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.ts';
import { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { positionsOfLog, positionsToRead, type Watched } from './count-log.ts';
import { type CountedAgain, type ExplainedReceipt, ExplainReceipt } from './explain-receipt.ts';
import { hiddenFigure } from './figure.ts';
import { findChanges } from './find-changes.ts';
import { counted } from './recount-figure.ts';
import { RecountTurns } from './recount-turns.ts';

/**
 * Explains a figure as it was shown, and recounts it from the events up to the position of the log it was read at:
 * "same" when that gives it again.
 */
@Injectable()
export class ReadReceipt {
  readonly #turns = new RecountTurns();

  constructor(
    private readonly receipts: ExplainReceipt,
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /**
   * Recounted at once, unless that reads so much of the log that it is left to a job: `recount` then says `large`, and
   * what only counting can tell is null. Throws the problems of `ExplainReceipt` and of `RecountTurns`, and the reason
   * of the signal.
   */
  async read(principal: Principal, token: string, signal?: AbortSignal): Promise<Receipt> {
    const explained = await this.receipts.explain(principal.departments, token);
    const { counts } = explained.counting;
    if (positionsToRead(counts) > this.config.recountAtOnce)
      return {
        ...explained.told,
        ...uncounted,
        recount: { outcome: 'large', events: positionsOfLog(counts) },
      };
    return this.#turns.run(principal, () => this.#recounted(explained, { signal }), signal);
  }

  /**
   * Recounted however much of the log that reads. Throws the problems of `ExplainReceipt`, and the reason of the signal.
   *
   * @param visible ids of the departments that whoever asked may see
   */
  async recount(visible: ReadonlySet<number>, token: string, watched: Watched): Promise<Receipt> {
    return this.#recounted(await this.receipts.explain(visible, token), watched);
  }

  /**
   * Whose facts recounting counts (ids, sorted), and up to where it reads the log, per partition. Throws the problems of
   * `ExplainReceipt`.
   */
  async extentOf(
    principal: Principal,
    token: string,
  ): Promise<{ departments: number[]; positions: number[] }> {
    const { departments, told } = await this.receipts.explain(principal.departments, token);
    return { departments: [...departments], positions: told.positions };
  }

  async #recounted({ claim, told, counting, basis }: ExplainedReceipt, watched: Watched): Promise<Receipt> {
    const again: CountedAgain = await counted(this.database.worker, counting, watched);
    // Of a hidden figure not even the recount may speak.
    const figure = claim.hidden === null ? again.figure : hiddenFigure(claim.hidden);
    const shown = figure.n !== null;
    const same = figure.value === claim.value && figure.n === claim.n;
    return {
      ...told,
      interval: figure.interval,
      reason: figure.reason ?? null,
      intervalReason: figure.intervalReason ?? null,
      excluded: figure.excluded,
      parts: shown ? again.parts : {},
      distribution: shown ? again.distribution : null,
      recount: {
        outcome: same ? 'same' : 'changed',
        value: figure.value,
        n: figure.n,
        events: shown ? again.events : null,
        changes: same ? [] : await findChanges(this.database.worker, claim, basis),
      },
    };
  }
}

const uncounted = {
  interval: null,
  reason: null,
  intervalReason: null,
  excluded: null,
  parts: null,
  distribution: null,
};
