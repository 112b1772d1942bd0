import type { AdoptionBoard, BoardQuery, Coverage, LocalItem, SetItem } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/http/access/principal.ts';
import { Departments } from '../departments/departments.ts';
import { IndicatorLibrary } from '../indicator-definitions/indicator-library.ts';
import { ReadCoverage } from '../indicators/read-coverage.ts';
import { targetsFor } from '../indicators/row-targets.ts';
import { adoptionsAbove, localItemsOf } from './adoptions-above.ts';
import { aboutIndicator } from './describe-version.ts';
import { type ItemName, nameOf } from './item-name.ts';
import { readableVersion } from './readable-version.ts';
import { isOfSet, itemsOf } from './set-library.ts';
import { Sets } from './sets.ts';
import { targetsInForce } from './targets-in-force.ts';

type State = Coverage['departments'][number]['state'];
type Cell = AdoptionBoard['departments'][number]['cells'][number];

/** Who works by a set, and what of it each department has data for. */
@Injectable()
export class ReadBoard {
  constructor(
    private readonly sets: Sets,
    private readonly departments: Departments,
    private readonly indicators: IndicatorLibrary,
    private readonly coverage: ReadCoverage,
  ) {}

  /** Throws `set-unknown`, `version-unknown`, `range-invalid`, and the problems of `targetsFor`. */
  async read(
    principal: Principal,
    key: string,
    { from, to, version: asked }: BoardQuery,
  ): Promise<AdoptionBoard> {
    const sets = await this.sets.current();
    const { version, body } =
      asked === undefined ? sets.shown(key, to) : readableVersion(sets, principal, { key, version: asked });
    const targets = targetsFor(this.departments, principal, { byDepartment: true, key: undefined });
    const adoptions = await this.sets.adoptions(key);
    const library = await this.indicators.current();
    const tree = this.departments.tree();
    const today = this.departments.treeToday();
    const core = new Set(itemsOf(body).map(nameOf));
    const stateOf = this.#states(principal, { from, to });
    const rows: AdoptionBoard['departments'] = [];
    for (const { roots } of targets) {
      const id = roots[0] as number;
      const above = adoptionsAbove(adoptions, today, id);
      const department = tree.department(id);
      const cell = async (item: SetItem | LocalItem): Promise<Cell> => {
        const { indicator, variant } = item;
        const isThere = library.keys().includes(indicator);
        return {
          indicator,
          variant,
          local: !isOfSet(item),
          state: isThere ? await stateOf(item, id) : 'unbound',
          ...targetsInForce(item, {
            above,
            definition: library.inForce(indicator, to),
            keyOf: (departmentId) => tree.keyOf(departmentId) ?? '',
          }),
        };
      };
      const cells: Cell[] = [];
      for (const item of [...itemsOf(body), ...localItemsOf(above, core)]) cells.push(await cell(item));
      rows.push({
        department: department?.key ?? '',
        names: department?.names ?? { en: '', zh: '' },
        adoptedBy: above[0] ? (tree.keyOf(above[0].departmentId) ?? null) : null,
        cells,
      });
    }
    return {
      set: key,
      version,
      period: `${from}/${to}`,
      items: body.groups.flatMap(({ key: group, items }) =>
        items.map(({ indicator, variant, locked }) => ({
          indicator,
          variant,
          group,
          names: aboutIndicator(indicator, library, to).names,
          locked,
        })),
      ),
      departments: rows,
    };
  }

  /** Each item is read once, for all departments. */
  #states(principal: Principal, period: Pick<BoardQuery, 'from' | 'to'>) {
    const today = this.departments.treeToday();
    const tree = this.departments.tree();
    const known = new Map<string, ReadonlyMap<string, State>>();
    return async (item: ItemName, departmentId: number): Promise<State> => {
      const name = nameOf(item);
      let states = known.get(name);
      if (states === undefined) {
        const { departments } = await this.coverage.read(principal, item.indicator, period, item.variant);
        states = new Map(departments.map(({ department, state }) => [department, state]));
        known.set(name, states);
      }
      const below = today.subtree(departmentId).flatMap((id) => states.get(tree.keyOf(id) ?? '') ?? []);
      return togetherOf(below);
    };
  }
}

/** What is said of a department with others below it. */
function togetherOf(states: readonly State[]): State {
  const kinds = new Set(states);
  if (kinds.size === 1) return states[0] as State;
  if (kinds.size === 0) return 'unbound';
  return kinds.has('covered') || kinds.has('partial') ? 'partial' : 'silent';
}
