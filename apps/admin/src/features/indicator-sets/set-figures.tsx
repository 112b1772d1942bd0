import type { Department, SetValues } from '@attune/contracts';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import { IndexHero } from './index-hero.tsx';
import styles from './set-figures.module.css';
import { SetMatrix } from './set-matrix.tsx';
import { SetScorecard } from './set-scorecard.tsx';
import type { MadeOf } from './set-search.ts';
import type { SetStretch } from './set-stretches.ts';
import { StretchPicker } from './stretch-picker.tsx';

interface Props {
  values: SetValues;
  stretches: readonly SetStretch[];
  /** The one that is shown; undefined where the set was not in force in the period. */
  stretch: SetStretch | undefined;
  departments: readonly Department[];
  /** Whose scorecard is shown. */
  department: string;
  /** Figures of what was chosen before are still shown. */
  stale: boolean;
  onStretch: (period: string) => void;
  onReceipt: (token: string) => void;
  onMade: (made: MadeOf) => void;
}

export function SetFigures(props: Props) {
  const { values, stretches, stretch, departments, department, stale, onStretch, onReceipt, onMade } = props;
  const say = useSay();
  const formats = useFormats();
  const version = values.versions.find((one) => one.version === stretch?.version);
  const row = stretch?.rows.find((one) => one.department === department);
  if (!stretch || !version)
    return (
      <p className={styles.nothing} data-testid="set-figures-none">
        {say('set.no-days')}
      </p>
    );
  const [from = '', to = ''] = stretch.period.split('/');
  return (
    <div className={styles.figures} data-stale={stale} data-testid="set-figures">
      {stretches.length > 1 ? (
        <StretchPicker stretches={stretches} chosen={stretch} onChoose={onStretch} />
      ) : null}
      <p className={styles.context}>
        {say('set.of-days', { period: formats.period(from, to), version: version.version })}
      </p>
      {version.index ? <IndexHero version={version} row={row} onMade={onMade} /> : null}
      <SetScorecard version={version} row={row} onReceipt={onReceipt} onMade={onMade} />
      <SetMatrix
        version={version}
        stretch={stretch}
        ranks={values.ranks.filter(
          ({ period, version: of }) => period === stretch.period && of === stretch.version,
        )}
        departments={departments}
        onReceipt={onReceipt}
        onMade={onMade}
      />
    </div>
  );
}
