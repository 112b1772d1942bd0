import type { FieldChange, IndicatorSetBody } from '@attune/contracts';
import { useSay } from '../../language/use-say.ts';
import styles from '../indicator-definitions/diff-table.module.css';
import { changeText } from './change-text.ts';
import { fieldName } from './field-name.ts';
import { useSetNames } from './use-set-names.ts';

interface Props {
  changes: readonly FieldChange[];
  /** What there is after, and what there was before where there was anything. */
  bodies: readonly IndicatorSetBody[];
  headings?: { before: string; after: string };
}

/** What differs, field by field: the old beside the new. */
export function SetChanges({ changes, bodies, headings }: Props) {
  const say = useSay();
  const names = useSetNames();
  const [after] = bodies;
  if (changes.length === 0 || !after) return <p className={styles.none}>{say('diff.none')}</p>;
  const bodyWith = (path: string) => {
    const group = path.split('.')[1];
    return bodies.find(({ groups }) => groups.some(({ key }) => key === group)) ?? after;
  };
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{say('diff.field')}</th>
          <th scope="col">{headings?.before ?? say('diff.before')}</th>
          <th scope="col">{headings?.after ?? say('diff.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.path}>
            <th scope="row">{fieldName(change.path, bodyWith(change.path), names)}</th>
            <td className={styles.before}>{changeText(change, change.before, { bodies, names })}</td>
            <td className={styles.after}>{changeText(change, change.after, { bodies, names })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
