import { type Disclosure, suppressed, type Summation } from '@attune/metrics';

/** How many answers stand behind a figure: of a period, a department or all that may be seen, and dimension values. */
export interface CountedFigure {
  period: string;
  /** A department's id, or `whole` for everything that may be seen. */
  place: Place;
  /** `everything`, or what `keyName` makes of dimension values. */
  key: string;
  n: number;
}

export type Place = number | 'whole';

/** The figures of all dimension values together, and of all periods together. */
export const everything = '*';

export const keyName = (key1: string, key2: string) => `${key1}\u0000${key2}`;

/** A department and those directly below it. */
export interface Family {
  parent: Place;
  children: readonly number[];
}

const idOf = (period: string, place: Place, key: string) => `${period}\u0001${place}\u0001${key}`;

/**
 * Which figures may be shown together, whatever part of them is asked for: a department, its parent and its siblings,
 * a channel and all channels, a month and all months must not give each other away. So the whole table is judged, not
 * the answer; what is hidden of the coarsest table (departments over all periods) stays hidden in finer ones.
 *
 * @param figures one per period of the answer, place and dimension values; sums are added here
 */
export class DisclosureTable {
  readonly #shown: ReadonlyMap<string, Disclosure>;

  constructor(figures: readonly CountedFigure[], families: readonly Family[], minimum: number) {
    const n = new Map<string, number>();
    const parts = new Map<string, Set<string>>();
    const add = (id: string, count: number) => void n.set(id, (n.get(id) ?? 0) + count);
    const within = (total: string, part: string) => {
      if (total === part) return;
      const some = parts.get(total);
      if (some) some.add(part);
      else parts.set(total, new Set([part]));
    };
    for (const { period, place, key, n: count } of figures) {
      const cells = new Set(
        [period, everything].flatMap((one) => [idOf(one, place, key), idOf(one, place, everything)]),
      );
      for (const cell of cells) add(cell, count);
      for (const one of [key, everything]) within(idOf(everything, place, one), idOf(period, place, one));
      for (const one of [period, everything]) within(idOf(one, place, everything), idOf(one, place, key));
    }
    const sums: Summation[] = [...parts].map(([total, some]) => ({ total, parts: [...some] }));
    const columns = new Set(
      figures.flatMap(({ period, key }) => [
        `${period}\u0001${key}`,
        `${everything}\u0001${key}`,
        `${period}\u0001${everything}`,
        `${everything}\u0001${everything}`,
      ]),
    );
    for (const column of columns) {
      const [period = '', key = ''] = column.split('\u0001');
      for (const { parent, children } of families) {
        const some = children.map((child) => idOf(period, child, key)).filter((id) => n.has(id));
        const total = idOf(period, parent, key);
        if (n.has(total) && some.length > 0) sums.push({ total, parts: some });
      }
    }
    // Departments that moved within a period count for parents they are no part of today: that is no sum.
    const sound = sums.filter(
      ({ total, parts: some }) => some.reduce((sum, id) => sum + (n.get(id) ?? 0), 0) <= (n.get(total) ?? 0),
    );
    const cells = [...n].map(([id, count]) => ({ id, n: count }));
    const coarse = (id: string) => id.startsWith(`${everything}\u0001`) && id.endsWith(`\u0001${everything}`);
    const outline = suppressed(
      cells.filter(({ id }) => coarse(id)),
      sound.filter(({ total, parts: some }) => coarse(total) && some.every(coarse)),
      minimum,
    );
    const hidden = [...outline].filter(([, shown]) => isHidden(shown)).map(([id]) => id);
    this.#shown = suppressed(cells, sound, minimum, hidden);
  }

  /**
   * Why a figure is hidden, undefined where it may be shown. One that adds up several dimension values is hidden as
   * soon as one of them is.
   *
   * @param keys the dimension values added up, null for all there are
   */
  reasonToHide(period: string, place: Place, keys: readonly string[] | null): HiddenReason | undefined {
    if (keys === null || keys.length === 1)
      return hiddenBy(this.#shown.get(idOf(period, place, keys?.[0] ?? everything)));
    const each = keys.map((key) => hiddenBy(this.#shown.get(idOf(period, place, key))));
    return each.some((reason) => reason !== undefined) ? 'protects-others' : undefined;
  }
}

export type HiddenReason = Exclude<Disclosure, 'shown' | 'empty'>;

const isHidden = (shown: Disclosure | undefined): shown is HiddenReason =>
  shown === 'below-minimum-n' || shown === 'protects-others';

const hiddenBy = (shown: Disclosure | undefined) => (isHidden(shown) ? shown : undefined);
