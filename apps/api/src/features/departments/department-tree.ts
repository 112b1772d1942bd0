import type { Names } from '@attune/contracts';
import { DayTree } from './day-tree.ts';

export interface DepartmentRow {
  id: number;
  key: string;
  names: Names;
}

/** Days as `2026-01-31`, or `-infinity` and `infinity`; `toDay` is exclusive. */
export interface PlacementRow {
  departmentId: number;
  parentId: number | null;
  fromDay: string;
  toDay: string;
}

/** All departments, and where each stood when. Frozen: a change makes another tree. */
export class DepartmentTree {
  readonly rootId: number;
  readonly #departments = new Map<number, DepartmentRow>();
  readonly #ids = new Map<string, number>();
  /** In order of department and day. */
  readonly placements: readonly PlacementRow[];
  /** The first days of new shapes, in order. */
  readonly #changes: readonly string[];
  readonly #trees = new Map<string, DayTree>();

  constructor(departments: readonly DepartmentRow[], placements: readonly PlacementRow[]) {
    for (const department of departments) {
      this.#departments.set(department.id, department);
      this.#ids.set(department.key, department.id);
    }
    this.placements = placements;
    const starts = placements.map((placement) => placement.fromDay).filter((day) => day !== '-infinity');
    this.#changes = [...new Set(starts)].sort();
    const root = placements.find((placement) => placement.parentId === null);
    if (root === undefined) throw new Error('The department tree has no root.');
    this.rootId = root.departmentId;
  }

  get departments(): Iterable<DepartmentRow> {
    return this.#departments.values();
  }

  department(id: number): DepartmentRow | undefined {
    return this.#departments.get(id);
  }

  keyOf(id: number): string | undefined {
    return this.#departments.get(id)?.key;
  }

  idOf(key: string): number | undefined {
    return this.#ids.get(key);
  }

  /** The same object for all days between two changes. */
  treeOn(day: string): DayTree {
    const since = this.#changes.findLast((change) => change <= day) ?? '';
    let tree = this.#trees.get(since);
    if (tree === undefined) {
      tree = this.#build(since);
      this.#trees.set(since, tree);
    }
    return tree;
  }

  /** The department and all below it on that day, itself first. */
  subtree(id: number, day: string): readonly number[] {
    return this.treeOn(day).subtree(id);
  }

  children(id: number, day: string): readonly number[] {
    return this.treeOn(day).children(id);
  }

  /** Days after `from`, up to `to`, on which the tree is another than on the day before. */
  changeDays(from: string, to: string): string[] {
    return this.#changes.filter((day) => day > from && day <= to);
  }

  #build(day: string): DayTree {
    const parents = new Map<number, number | null>();
    for (const { departmentId, parentId, fromDay, toDay } of this.placements) {
      const begun = fromDay === '-infinity' || fromDay <= day;
      const over = toDay !== 'infinity' && toDay <= day;
      if (begun && !over) parents.set(departmentId, parentId);
    }
    return new DayTree(parents);
  }
}
