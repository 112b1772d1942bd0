import type { Department, SetValues } from '@attune/contracts';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import { ExportMenu } from '../exports/export-menu.tsx';
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
  /** The branch that is shown; null for all that may be seen. */
  within: string | null;
  /** Figures of what was chosen before are still shown. */
  stale: boolean;
  onStretch: (period: string) => void;
  onReceipt: (token: string) => void;
  onMade: (made: MadeOf) => void;
}

/** One stretch of a set: its index, its scorecard, and everybody beside each other. */
export function SetFigures(props: Props) {
  const { values, stretches, stretch, departments, department, within, stale, onStretch, onReceipt, onMade } =
    props;
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
      <div className={styles.context}>
        <p className={styles.days}>
          {say('set.of-days', { period: formats.period(from, to), version: version.version })}
        </p>
        <ExportMenu
          testId="set-export"
          label="set.export"
          figures={{
            indicators: [...new Set(version.items.map(({ indicator }) => indicator))].join(','),
            from,
            to,
            by: 'department',
            ...(within ? { department: within } : {}),
          }}
        />
      </div>
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
