import type { Preview } from '@attune/contracts';
import { IconAlertTriangle, IconArrowsSplit2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { departmentsQuery } from '../departments/departments-query.ts';
import { libraryQuery } from './definition-queries.ts';
import styles from './effect-panel.module.css';

/** Who else feels it: formulas that read this indicator, and departments of which nothing counts. */
export function EffectNotes({ preview }: { preview: Preview }) {
  const say = useSay();
  const nameOf = useName();
  const { data: library } = useQuery(libraryQuery);
  const { data: departments } = useQuery(departmentsQuery);
  const names = (keys: readonly string[], known: typeof library | typeof departments) =>
    keys
      .map((key) => {
        const found = known?.find((one) => one.key === key);
        return found ? nameOf(found.names) : key;
      })
      .join(say('list.comma'));
  const { readers, unbound } = preview;
  return (
    <ul className={styles.notes}>
      <li className={styles.note}>
        <IconArrowsSplit2 size={16} stroke={1.6} aria-hidden="true" />
        {readers.length === 0
          ? say('effect.no-readers')
          : say('effect.readers', { count: readers.length, names: names(readers, library) })}
      </li>
      {unbound.length === 0 ? null : (
        <li className={styles.note} data-weight="watch">
          <IconAlertTriangle size={16} stroke={1.6} aria-hidden="true" />
          {say('effect.unbound', { count: unbound.length, names: names(unbound, departments) })}
        </li>
      )}
    </ul>
  );
}
