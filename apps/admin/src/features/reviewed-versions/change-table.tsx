import type { ReactNode } from 'react';
import { useSay } from '../../language/use-say.ts';
import styles from './change-table.module.css';

export interface ChangeRow {
  key: string;
  /** What is another. */
  name: ReactNode;
  before: ReactNode;
  after: ReactNode;
}

export interface ChangeHeadings {
  before: string;
  after: string;
}

interface Props {
  rows: readonly ChangeRow[];
  /** There is nothing before to compare with. */
  first?: boolean | undefined;
  /** Where the two are not an old and a new one. */
  headings?: ChangeHeadings | undefined;
}

/** What differs, line by line: the old beside the new. */
export function ChangeTable({ rows, first = false, headings }: Props) {
  const say = useSay();
  if (rows.length === 0) return <p className={styles.none}>{say('diff.none')}</p>;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{say('diff.field')}</th>
          {first ? null : <th scope="col">{headings?.before ?? say('diff.before')}</th>}
          <th scope="col">{headings?.after ?? say(first ? 'diff.value' : 'diff.after')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, before, after }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            {first ? null : <td className={styles.before}>{before}</td>}
            <td className={styles.after}>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
