import type { ReactNode } from 'react';
import styles from './not-there.module.css';

interface Props {
  title: string;
  lead: string;
  /** The way on. */
  children: ReactNode;
}

/** In place of what cannot be shown or edited, and never could be by asking again. */
export function NotThere({ title, lead, children }: Props) {
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{title}</h1>
      <p>{lead}</p>
      {children}
    </div>
  );
}
