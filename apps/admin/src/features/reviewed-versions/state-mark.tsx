import {
  IconArchive,
  IconCalendarEvent,
  IconCheck,
  IconHistory,
  IconMessageCircle,
  IconPencil,
} from '@tabler/icons-react';
import { useSay } from '../../language/use-say.ts';
import styles from './state-mark.module.css';
import type { VersionState } from './version-state.ts';

const icons = {
  draft: IconPencil,
  'in-review': IconMessageCircle,
  'in-force': IconCheck,
  'to-come': IconCalendarEvent,
  past: IconHistory,
  retired: IconArchive,
};

interface Props {
  state: VersionState;
  /** Named where more than one could be meant. */
  version?: number;
}

/** Shape, word and colour say the same. */
export function StateMark({ state, version }: Props) {
  const say = useSay();
  const Icon = icons[state];
  return (
    <span className={styles.mark} data-state={state}>
      <Icon size={14} stroke={1.8} aria-hidden="true" />
      {version === undefined
        ? say(`state.${state}`)
        : say('state.of-version', { version, state: say(`state.${state}`) })}
    </span>
  );
}
