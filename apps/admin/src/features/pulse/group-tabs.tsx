import { SegmentedControl } from '@mantine/core';
import { useSay } from '../../language/use-say.ts';
import styles from './group-tabs.module.css';
import { groupName } from './indicator-groups.ts';

interface Props {
  groups: readonly string[];
  chosen: string;
  onChoose: (group: string) => void;
}

/** Which indicators the page is about: a scorecard of all of them would be a wall. */
export function GroupTabs({ groups, chosen, onChoose }: Props) {
  const say = useSay();
  if (groups.length < 2) return null;
  return (
    <div className={styles.tabs}>
      <SegmentedControl
        size="sm"
        aria-label={say('pulse.groups')}
        data-testid="groups"
        value={chosen}
        onChange={onChoose}
        data={groups.map((group) => ({ value: group, label: groupName(group, say) }))}
      />
    </div>
  );
}
