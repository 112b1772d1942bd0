import type { Binding, DefinitionParts, Department } from '@attune/contracts';
import { useMemo, useState } from 'react';
import { useFaultAt } from '../../frame/faults.tsx';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { departmentTree, flatten } from '../departments/department-tree.ts';
import { rootKey } from '../departments/root-key.ts';
import { BindingLine } from './binding-line.tsx';
import { type BindingRow, bindingsOfRows, rowsOfBindings } from './binding-rows.ts';
import styles from './bindings-editor.module.css';
import { scaleText } from '../indicators/conversion-text.ts';

export type BindableInput = DefinitionParts['readings'][number]['inputs'][number];

interface Props {
  inputs: readonly BindableInput[];
  bindings: readonly Binding[];
  measures: DefinitionParts['measures'];
  departments: readonly Department[];
  onChange: (bindings: Binding[]) => void;
}

/** Departments × which question or event feeds them, with the way from its scale to that of the reading. */
export function BindingsEditor({ inputs, bindings, measures, departments, onChange }: Props) {
  const say = useSay();
  const nameOf = useName();
  const faultAt = useFaultAt();
  const tree = useMemo(() => flatten(departmentTree(departments)), [departments]);
  const root = rootKey(departments) ?? '';
  const [rows, setRows] = useState(() => rowsOfBindings(bindings, root));
  const [lastId, setLastId] = useState(rows.length);
  const { placeOf } = bindingsOfRows(rows);

  /** The nearest department above with a question of its own. */
  function fedAs(key: string, input: string): string | null {
    const parent = tree.find((one) => one.key === tree.find((each) => each.key === key)?.parent);
    if (!parent) return null;
    const own = parent.key === root ? null : parent.key;
    const bound = rows.some((row) => row.input === input && row.department === own && row.measure !== '');
    return bound ? nameOf(parent.names) : fedAs(parent.key, input);
  }
  function set(next: BindingRow[]): void {
    setRows(next);
    onChange(bindingsOfRows(next).bindings);
  }
  function add(input: string, department: string | null): void {
    setLastId(lastId + 1);
    setRows([...rows, { id: lastId, input, department, measure: '', conversion: null }]);
  }
  const faultOf = (row: BindingRow, part: 'measure' | 'conversion' | 'departments') => {
    const place = placeOf.get(row.id);
    if (place === undefined) return null;
    const field = `body.method.bindings.${place}.${part}`;
    return part === 'departments' ? (faultAt(field) ?? faultAt(`${field}.0`)) : faultAt(field);
  };

  return (
    <>
      {inputs.map((input) => (
        <table key={input.name} className={styles.table} data-testid="bindings">
          <caption className={styles.caption}>
            {say('bindings.caption', {
              input: input.name,
              scale: input.scale ? scaleText(input.scale) : say(`kind.${kindOf(input.kind)}`),
            })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{say('coverage.department')}</th>
              <th scope="col">{say('bindings.measure')}</th>
              <th scope="col">{say('bindings.conversion')}</th>
            </tr>
          </thead>
          {tree.map((department) => {
            const key = department.key === root ? null : department.key;
            const own = rows.filter((row) => row.input === input.name && row.department === key);
            return (
              <tbody key={department.key} className={styles.department}>
                {(own.length === 0 ? [null] : own).map((row, nth) => (
                  <BindingLine
                    key={row?.id ?? 'none'}
                    row={row}
                    first={nth === 0}
                    fedAs={row ? null : fedAs(department.key, input.name)}
                    department={nameOf(department.names)}
                    departmentKey={department.key}
                    depth={department.depth}
                    input={input}
                    measures={measures}
                    fault={row ? (part) => faultOf(row, part) : () => null}
                    onAdd={() => add(input.name, key)}
                    onChange={(changed) => set(rows.map((one) => (one.id === changed.id ? changed : one)))}
                    onRemove={() => set(rows.filter((one) => one.id !== row?.id))}
                  />
                ))}
              </tbody>
            );
          })}
        </table>
      ))}
      {faultAt('body.method.bindings') ? (
        <p role="alert" className={styles.fault}>
          {faultAt('body.method.bindings')}
        </p>
      ) : null}
      <p className={styles.hint}>{say('bindings.hint')}</p>
    </>
  );
}

const kinds = ['score', 'count', 'sum', 'duration', 'fraction'] as const;

const kindOf = (kind: string) => kinds.find((one) => one === kind) ?? 'count';
