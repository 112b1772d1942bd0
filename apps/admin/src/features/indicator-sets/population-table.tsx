import type { Department } from '@attune/contracts';
import { useMemo } from 'react';
import { useFaultAt } from '../../frame/faults.tsx';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { departmentTree, flatten } from '../departments/department-tree.ts';
import { NumberField } from '../indicators/number-field.tsx';
import styles from './population-table.module.css';

type Weights = Readonly<Record<string, number>>;

interface Props {
  weights: Weights;
  departments: readonly Department[];
  /** Where it stands in the request. */
  field: string;
  onChange: (weights: Record<string, number>) => void;
}

/** How many each department stands for: a department without a number has what is below it. */
export function PopulationTable({ weights, departments, field, onChange }: Props) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const faultAt = useFaultAt();
  const tree = useMemo(() => flatten(departmentTree(departments)), [departments]);
  const all = Object.values(weights).reduce((sum, weight) => sum + weight, 0);

  function change(key: string, weight: number | null): void {
    const { [key]: _, ...rest } = weights;
    onChange(weight === null ? rest : { ...rest, [key]: weight });
  }

  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{say('pulse.department')}</th>
            <th scope="col">{say('roll-up.number')}</th>
            <th scope="col">{say('roll-up.share')}</th>
          </tr>
        </thead>
        <tbody>
          {tree
            .filter(({ parent }) => parent !== null)
            .map(({ key, names, depth }) => {
              const weight = weights[key] ?? null;
              return (
                <tr key={key}>
                  <th scope="row" style={{ paddingInlineStart: (depth - 1) * 16 }}>
                    {nameOf(names)}
                  </th>
                  <td>
                    <NumberField
                      label={say('roll-up.number-of', { name: nameOf(names) })}
                      labelHidden
                      value={weight}
                      error={faultAt(`${field}.${key}`)}
                      onChange={(next) => change(key, next)}
                    />
                  </td>
                  <td>{weight === null || all === 0 ? '–' : formats.percent(weight / all, 0)}</td>
                </tr>
              );
            })}
        </tbody>
      </table>
      <p className={styles.fault} role="alert">
        {faultAt(field)}
      </p>
    </>
  );
}
