import type { Binding, ScaleConversion } from '@attune/contracts';

/** One line of the table: one question or event that feeds one input from one department. */
export interface BindingRow {
  id: number;
  input: string;
  /** Null is every department. */
  department: string | null;
  /** Empty until one is chosen. */
  measure: string;
  conversion: ScaleConversion | null;
}

/** @param root key of the department that holds all others */
export function rowsOfBindings(bindings: readonly Binding[], root: string): BindingRow[] {
  let id = 0;
  return bindings.flatMap(({ input, measure, departments, conversion }) =>
    (departments.length === 0 ? [null] : departments).map((key) => ({
      id: id++,
      input,
      department: key === root ? null : key,
      measure,
      conversion,
    })),
  );
}

export interface GroupedRows {
  bindings: Binding[];
  /** By id of the row: where its binding stands, for problems that name one. */
  placeOf: ReadonlyMap<number, number>;
}

/** Departments with the same question and conversion share a binding; rows without a question are none yet. */
export function bindingsOfRows(rows: readonly BindingRow[]): GroupedRows {
  const groups = new Map<string, BindingRow[]>();
  for (const row of rows) {
    const { input, measure, conversion, department } = row;
    if (measure === '') continue;
    const name = JSON.stringify([input, measure, conversion, department === null]);
    const group = groups.get(name) ?? [];
    group.push(row);
    groups.set(name, group);
  }
  const placeOf = new Map<number, number>();
  const bindings = [...groups.values()].map((group, at) => {
    for (const { id } of group) placeOf.set(id, at);
    const [{ input, measure, conversion }] = group as [BindingRow];
    return { input, measure, departments: group.flatMap(({ department }) => department ?? []), conversion };
  });
  return { bindings, placeOf };
}
