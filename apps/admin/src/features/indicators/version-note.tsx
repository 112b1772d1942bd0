import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import type { NewestRow } from './newest-rows.ts';
import styles from './version-note.module.css';

/** Where a version began within the period: from when on the figure counts, and what read the days before. */
export function VersionNote({ row }: { row: NewestRow }) {
  const say = useSay();
  const formats = useFormats();
  if (row.earlier === undefined) return null;
  const [from = ''] = row.period.split('/');
  const { version, earlier } = row;
  const same = version === earlier;
  return (
    <span
      className={styles.note}
      title={say(same ? 'version.part-began-hint' : 'version.began-hint', {
        version,
        earlier,
        day: formats.day(from),
      })}
      data-testid="version-note"
    >
      {say(same ? 'version.part-began' : 'version.began', { version, day: formats.shortDay(from) })}
    </span>
  );
}
