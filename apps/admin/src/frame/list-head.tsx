import type { ReactNode } from 'react';
import styles from './list-head.module.css';

interface Props {
  title: string;
  lead: string;
  /** How one more is made; null where that is not for everybody. */
  action: ReactNode | null;
}

/** The head of a page that lists all there is of a kind. */
export function ListHead({ title, lead, action }: Props) {
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.lead}>{lead}</p>
      </div>
      {action}
    </header>
  );
}
