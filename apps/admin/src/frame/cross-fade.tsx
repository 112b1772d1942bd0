import { useEffect, useRef, useState } from 'react';
import styles from './cross-fade.module.css';

/** A text that fades into its next one in place. The old one takes no room, so nothing moves. */
export function CrossFade({ text }: { text: string }) {
  const shown = useRef(text);
  const [leaving, setLeaving] = useState<string | null>(null);
  useEffect(() => {
    if (shown.current === text) return;
    setLeaving(shown.current);
    shown.current = text;
    const timer = setTimeout(() => setLeaving(null), 400);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <span className={styles.box}>
      {leaving === null ? null : (
        <span className={styles.leaving} aria-hidden="true">
          {leaving}
        </span>
      )}
      <span key={text} className={leaving === null ? undefined : styles.entering}>
        {text}
      </span>
    </span>
  );
}
