import type { KeptRow } from './kept-row.ts';

type Place = Pick<KeptRow, 'department_id' | 'key' | 'currency' | 'measure' | 'item_group'>;

const nameOf = ({ department_id, key, currency, measure, item_group }: Place) =>
  [department_id, key, currency, measure, item_group].join('\u0000');

const isHidden = ({ n }: KeptRow) => n === null;

/**
 * Each question is judged by itself, and SQL has the answers to all of them side by side: three months that are shown
 * would tell the quarter that is hidden. So what is hidden of a period stays hidden of all that are within it.
 */
export class CoarserPeriods {
  readonly #hidden = new Map<string, KeptRow[]>();

  /** Rows of one cut, coarser ones before finer ones. */
  within(rows: readonly KeptRow[]): KeptRow[] {
    const shown = rows.map((row) => (isHidden(row) || !this.#covers(row) ? row : hiddenWithin(row)));
    for (const row of shown.filter(isHidden)) {
      const name = nameOf(row);
      this.#hidden.set(name, [...(this.#hidden.get(name) ?? []), row]);
    }
    return shown;
  }

  #covers({ period_from, period_to, ...place }: KeptRow): boolean {
    const hidden = this.#hidden.get(nameOf(place)) ?? [];
    return hidden.some((coarser) => coarser.period_from <= period_from && coarser.period_to >= period_to);
  }
}

const hiddenWithin = (row: KeptRow): KeptRow => ({
  ...row,
  value: null,
  n: null,
  interval_low: null,
  interval_high: null,
  interval_level: null,
  interval_method: null,
  interval_reason: null,
  excluded: {},
  reason: 'protects-others',
});
