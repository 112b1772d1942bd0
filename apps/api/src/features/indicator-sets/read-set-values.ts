import type { LocalItem, SetFigure, SetItem, SetRow, SetValues, SetValuesQuery } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/http/access/principal.ts';
import type { DayTree } from '../departments/day-tree.ts';
import { Departments } from '../departments/departments.ts';
import type { Definition } from '../indicator-definitions/definition.ts';
import { IndicatorLibrary } from '../indicator-definitions/indicator-library.ts';
import type { Library } from '../indicator-definitions/library.ts';
import { periodsOf, periodText } from '../indicators/periods.ts';
import { indicatorProblem } from '../indicators/problems.ts';
import { ReadValues } from '../indicators/read-values.ts';
import { targetsFor } from '../indicators/row-targets.ts';
import { adoptionsAbove, localItemsOf } from './adoptions-above.ts';
import type { Adoption } from './adoptions.store.ts';
import { describeVersion } from './describe-version.ts';
import { indexOf } from './index-figure.ts';
import { nameOf } from './item-name.ts';
import { type ItemFigure, ItemFigures } from './item-figures.ts';
import { type ItemRows, readItemRows } from './item-rows.ts';
import { isOfSet, itemsOf, type SetVersionRow } from './set-library.ts';
import { placesOf } from './set-ranks.ts';
import { type Stretch, stretchesOf } from './set-stretches.ts';
import { Sets } from './sets.ts';
import { readableVersion } from './readable-version.ts';
import { standingOf } from './standing.ts';
import { targetsInForce } from './targets-in-force.ts';

/** A department that a row is about, or that one is made of. */
interface Place {
  id: number;
  key: string;
  above: readonly Adoption[];
}

/** All that is asked of one stretch. */
interface Asked {
  principal: Principal;
  query: SetValuesQuery;
  places: readonly Place[];
  library: Library;
}

/** A set in figures: every item of every department, what it is measured against, and one index of all. */
@Injectable()
export class ReadSetValues {
  constructor(
    private readonly sets: Sets,
    private readonly departments: Departments,
    private readonly indicators: IndicatorLibrary,
    private readonly values: ReadValues,
  ) {}

  /** Throws `set-unknown`, `version-unknown`, `range-invalid`, `range-too-long`, and the problems of `targetsFor`. */
  async read(principal: Principal, key: string, query: SetValuesQuery): Promise<SetValues> {
    const sets = await this.sets.current();
    const { from, to } = query;
    if (from > to || from < '1970' || to >= '2200')
      throw indicatorProblem('range-invalid', { field: 'from' });
    const asked =
      query.version === undefined
        ? undefined
        : readableVersion(sets, principal, { key, version: query.version });
    const changes = sets.changeDays(key);
    const library = await this.indicators.current();
    const places = await this.#places(principal, key, query);
    const local = places.flatMap(({ above }) => above.flatMap(({ items }) => items));
    const stretches = stretchesOf(query, {
      setChanges: asked ? [] : changes,
      versionOn: (day) => asked ?? sets.inForce(key, day),
      indicatorChanges: ({ body }) =>
        [...itemsOf(body), ...local].flatMap(({ indicator }) =>
          library.keys().includes(indicator) ? [...library.changeDays(indicator)] : [],
        ),
    });
    const about = { principal, query, places, library };
    const rows: SetRow[] = [];
    const ranks: SetValues['ranks'] = [];
    for (const stretch of stretches) {
      const read = await this.#stretch(stretch, about);
      rows.push(...read.rows);
      ranks.push(...read.ranks);
    }
    const versions = new Map(stretches.map(({ version }) => [version.version, version]));
    return {
      set: key,
      versions: [...versions.values()].map((version) => describeVersion(version, library, to)),
      rows,
      ranks,
    };
  }

  async #places(principal: Principal, key: string, { department }: SetValuesQuery): Promise<Place[]> {
    const targets = targetsFor(this.departments, principal, { byDepartment: true, key: department });
    const adoptions = await this.sets.adoptions(key);
    const today = this.departments.treeToday();
    return targets.map(({ key: name = '', roots: [id = 0] }) => ({
      id,
      key: name,
      above: adoptionsAbove(adoptions, today, id),
    }));
  }

  async #stretch(stretch: Stretch, asked: Asked): Promise<Pick<SetValues, 'rows' | 'ranks'>> {
    const { version } = stretch;
    const { grain, department, by } = asked.query;
    const core = new Set(itemsOf(version.body).map(nameOf));
    const items = new Map<string, SetItem | LocalItem>(
      [...asked.places.flatMap(({ above }) => localItemsOf(above, core)), ...itemsOf(version.body)].map(
        (item) => [nameOf(item), item],
      ),
    );
    const rowsOf = new Map<string, ItemRows>();
    const question = { from: stretch.from, to: stretch.to, grain, department };
    for (const [name, item] of items)
      rowsOf.set(name, await readItemRows(this.values, asked.principal, item, question));
    const rows: SetRow[] = [];
    const ranks: SetValues['ranks'] = [];
    for (const period of periodsOf(stretch, grain)) {
      const sheet = new Sheet(asked, {
        version,
        day: stretch.from,
        period: periodText(period),
        tree: this.departments.tree().treeOn(period.to),
        keyOf: (id) => this.departments.tree().keyOf(id) ?? '',
        rowsOf,
      });
      const all = asked.places.map((place) => ({ place, row: sheet.row(place) }));
      const today = this.departments.treeToday();
      const within = new Set(asked.places.map(({ id }) => id));
      const topmost = all.filter(({ place }) => !within.has(today.parent(place.id) ?? 0));
      rows.push(...(by === 'department' ? all : topmost).map(({ row }) => row));
      if (by === 'department') ranks.push(...sheet.ranks(all));
    }
    return { rows, ranks };
  }
}

interface SheetOf {
  version: SetVersionRow;
  /** The first day: all versions of indicators are those in force on it. */
  day: string;
  period: string;
  tree: DayTree;
  keyOf: (departmentId: number) => string;
  rowsOf: ReadonlyMap<string, ItemRows>;
}

/** One period of a set, department by department. */
class Sheet {
  readonly #figures = new Map<string, ItemFigures>();

  constructor(
    private readonly asked: Asked,
    private readonly of: SheetOf,
  ) {}

  row({ id, key, above }: Place): SetRow {
    const { version, period } = this.of;
    const core = itemsOf(version.body);
    const local = localItemsOf(above, new Set(core.map(nameOf)));
    const made = [...core, ...local].map((item) => ({
      item,
      definition: this.#definition(item.indicator),
      figure: this.#figuresOf(item).of(id),
    }));
    const scored = indexOf(
      version,
      made.flatMap(({ item, definition, figure }) =>
        isOfSet(item) ? [{ item, figure, polarity: definition?.body.polarity ?? 'neutral' }] : [],
      ),
    );
    const figures = made.map(({ item, definition, figure }): SetFigure => {
      const { target, thresholds } = targetsInForce(item, { above, definition, keyOf: this.of.keyOf });
      return {
        indicator: item.indicator,
        variant: item.variant,
        version: definition?.version ?? null,
        local: !isOfSet(item),
        ...figure,
        target,
        thresholds,
        ...standingOf(figure, thresholds, definition?.body.polarity ?? 'neutral'),
        score: isOfSet(item) ? (scored?.scores[nameOf(item)] ?? null) : null,
      };
    });
    return {
      period,
      version: version.version,
      department: key,
      adoptedBy: above[0] ? this.of.keyOf(above[0].departmentId) : null,
      figures,
      index: scored?.index ?? null,
    };
  }

  ranks(rows: readonly { place: Place; row: SetRow }[]): SetValues['ranks'] {
    const { version, period, tree } = this.of;
    const byId = new Map(rows.map(({ place, row }) => [place.id, row]));
    return itemsOf(version.body).flatMap((item) =>
      rows.flatMap(({ place }) => {
        const siblings = tree.children(place.id).flatMap((id) => {
          const row = byId.get(id);
          const figure = row?.figures.find((each) => nameOf(each) === nameOf(item));
          return row && figure ? [{ department: row.department, figure }] : [];
        });
        const places = placesOf(siblings, this.#definition(item.indicator)?.body.polarity ?? 'neutral');
        return places === null
          ? []
          : [
              {
                period,
                version: version.version,
                indicator: item.indicator,
                variant: item.variant,
                parent: place.key,
                places,
              },
            ];
      }),
    );
  }

  #definition(indicator: string): Definition | undefined {
    return this.asked.library.inForce(indicator, this.of.day);
  }

  #figuresOf(item: SetItem | LocalItem): ItemFigures {
    const name = nameOf(item);
    let figures = this.#figures.get(name);
    if (figures === undefined) {
      const { tree, keyOf, period, rowsOf } = this.of;
      const rows = rowsOf.get(name) as ItemRows;
      const rollUp = isOfSet(item) ? item.rollUp : ({ policy: 'volume' } as const);
      figures = new ItemFigures({
        rollUp,
        tree,
        keyOf,
        read: (id) => figureRead(rows, period, keyOf(id)),
      });
      this.#figures.set(name, figures);
    }
    return figures;
  }
}

function figureRead(rows: ItemRows, period: string, department: string): ItemFigure {
  const row = rows.row(period, department);
  const shared = { policy: 'volume' as const, coverage: null };
  if (!row)
    return {
      value: null,
      n: 0,
      interval: null,
      reason: rows.missing(period, department),
      receipts: [],
      ...shared,
    };
  const { value, n, interval, reason, intervalReason, receipt } = row;
  return {
    value,
    n,
    interval,
    ...(reason === undefined ? {} : { reason }),
    ...(intervalReason === undefined ? {} : { intervalReason }),
    receipts: [receipt],
    ...shared,
  };
}
