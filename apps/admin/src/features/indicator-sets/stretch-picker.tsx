import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useSay } from '../../language/use-say.ts';
import { itemTitle } from './item-title.ts';
import { itemsChanged, type SetStretch } from './set-stretches.ts';
import styles from './stretch-picker.module.css';
import { type SetNames, useSetNames } from './use-set-names.ts';

interface Props {
  stretches: readonly SetStretch[];
  chosen: SetStretch;
  onChoose: (period: string) => void;
}

/** Where the set, or an indicator of it, changed within the period: each part of it has figures of its own. */
export function StretchPicker({ stretches, chosen, onChoose }: Props) {
  const say = useSay();
  const names = useSetNames();
  const { formats } = names;
  // Beside each other the second would be cut off.
  const narrow = useMediaQuery('(max-width: 720px)', undefined, { getInitialValueInEffect: false });
  return (
    <div className={styles.picker}>
      <p className={styles.lead}>{say('stretch.lead')}</p>
      {stretches.slice(1).map((stretch, at) => (
        <p key={stretch.period} className={styles.lead} data-testid="stretch-change">
          {changeText(stretches[at], stretch, names)}
        </p>
      ))}
      <div className={styles.scroller}>
        <SegmentedControl
          size="xs"
          orientation={narrow ? 'vertical' : 'horizontal'}
          fullWidth={narrow}
          aria-label={say('stretch.label')}
          value={chosen.period}
          onChange={onChoose}
          data={stretches.map(({ period, version }) => {
            const label = say('stretch.one', { version, period: formats.periodOf(period) });
            return { value: period, label };
          })}
        />
      </div>
    </div>
  );
}

/** What made a new stretch begin: the set itself, indicators of it, or a part of one of them. */
function changeText(before: SetStretch | undefined, after: SetStretch, names: SetNames): string {
  const { say, formats } = names;
  const day = formats.day(after.period.slice(0, 10));
  const changed = before ? itemsChanged(before, after).map((item) => itemTitle(item, names)) : [];
  const told = [...(before?.version === after.version ? [] : [say('stretch.set-itself')]), ...changed];
  return told.length === 0
    ? say('stretch.part-changed', { day })
    : say('stretch.changed', { day, what: told.join(say('list.comma')) });
}
