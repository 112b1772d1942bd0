import type { Overview } from '@attune/contracts';
import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { DepartmentPicker } from '../departments/department-picker.tsx';
import { type DepartmentNode, flatten } from '../departments/department-tree.ts';
import type { Period } from './period.ts';
import { PeriodPicker } from './period-picker.tsx';
import styles from './pulse-head.module.css';
import type { PulseSearch } from './pulse-search.ts';

interface Props {
  /** Null while the figures are being read. */
  title: string | null;
  search: PulseSearch;
  overview: Overview;
  tree: readonly DepartmentNode[];
  department: string | null;
  period: Period;
  /** What is compared with; null where there is nothing before. */
  previous: { text: string; whole: boolean } | null;
  onChange: (changes: PulseSearch) => void;
}

export function PulseHead(props: Props) {
  const { title, search, overview, tree, department, period, previous, onChange } = props;
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const chosen = flatten(tree).find(({ key }) => key === department);
  const comparison = previous
    ? say(previous.whole ? 'pulse.compared' : 'pulse.compared-part', { period: previous.text })
    : say('pulse.uncompared');
  const context = [
    chosen ? nameOf(chosen.names) : nameOf(overview.enterprise),
    formats.period(period.from, period.to),
    // While the figures are being read nobody knows yet.
    ...(title === null ? [] : [comparison]),
  ];
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <h1 className={styles.title} data-testid="headline">
          {title ?? (
            <>
              <VisuallyHidden>{say('pulse.loading')}</VisuallyHidden>
              <Skeleton height={28} width="min(560px, 100%)" component="span" display="block" />
            </>
          )}
        </h1>
        <p className={styles.context}>{context.join(' · ')}</p>
      </div>
      <div className={styles.pickers}>
        <DepartmentPicker
          tree={tree}
          chosen={department}
          onChoose={(key) => onChange({ department: key ?? undefined, trend: undefined })}
        />
        <PeriodPicker
          key={`${period.from}/${period.to}`}
          choice={search}
          period={period}
          today={overview.today}
          onChoose={(choice) => onChange({ period: undefined, from: undefined, to: undefined, ...choice })}
        />
      </div>
    </header>
  );
}
