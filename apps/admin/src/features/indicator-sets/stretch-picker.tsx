import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import type { SetStretch } from './set-stretches.ts';
import styles from './stretch-picker.module.css';

interface Props {
  stretches: readonly SetStretch[];
  chosen: SetStretch;
  onChoose: (period: string) => void;
}

/** Where the set, or an indicator of it, changed within the period: each part of it has figures of its own. */
export function StretchPicker({ stretches, chosen, onChoose }: Props) {
  const say = useSay();
  const formats = useFormats();
  // Beside each other the second would be cut off.
  const narrow = useMediaQuery('(max-width: 720px)', undefined, { getInitialValueInEffect: false });
  return (
    <div className={styles.picker}>
      <p className={styles.lead}>{say('stretch.lead')}</p>
      <div className={styles.scroller}>
        <SegmentedControl
          size="xs"
          orientation={narrow ? 'vertical' : 'horizontal'}
          fullWidth={narrow}
          aria-label={say('stretch.label')}
          value={chosen.period}
          onChange={onChoose}
          data={stretches.map(({ period, version }) => {
            const [from = '', to = ''] = period.split('/');
            const label = say('stretch.one', { version, period: formats.period(from, to) });
            return { value: period, label };
          })}
        />
      </div>
    </div>
  );
}
