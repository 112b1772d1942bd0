import { type ReactNode, useId } from 'react';
import styles from './page-section.module.css';

interface Props {
  title: string;
  /** What it shows; several are paragraphs of their own. */
  leads: readonly string[];
  /** How it is walked through with a keyboard: it stands below, and not where there is none. */
  keys?: string;
  testId: string;
  children: ReactNode;
}

/** A part of a page with a heading, such as a table or a drawing. */
export function PageSection({ title, leads, keys, testId, children }: Props) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id} data-testid={testId}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {leads.map((lead) => (
        <p key={lead} className={styles.lead}>
          {lead}
        </p>
      ))}
      {children}
      {keys ? <p className={styles.keys}>{keys}</p> : null}
    </section>
  );
}
