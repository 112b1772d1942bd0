import type { Overview } from '@attune/contracts';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { PageSection } from '../../frame/page-section.tsx';
import { ProblemNotice } from '../../frame/problem-notice.tsx';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { DataTable } from '../../table/data-table.tsx';
import { departmentsQuery } from '../departments/departments-query.ts';
import { presetPeriod } from '../pulse/period.ts';
import { coverageColumns } from './coverage-columns.tsx';
import { CoverageMark } from './coverage-mark.tsx';
import { coverageRows, coverageStates } from './coverage-rows.ts';
import styles from './coverage-section.module.css';
import { coverageQuery } from './definition-queries.ts';

interface Props {
  indicatorKey: string;
  overview: Overview;
}

/** Which departments feed it, with what: what is unbound or silent must not pass for good or bad. */
export function CoverageSection({ indicatorKey, overview }: Props) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const period = presetPeriod('90d', overview.today);
  const { data: coverage, error, refetch } = useQuery(coverageQuery(indicatorKey, period));
  const { data: departments } = useQuery(departmentsQuery);
  const rows = useMemo(
    () => (coverage && departments ? coverageRows(departments, coverage) : null),
    [coverage, departments],
  );
  const columns = useMemo(() => coverageColumns({ say, nameOf, formats }), [say, nameOf, formats]);
  const hidden = coverage?.departments.some(({ measures }) => measures.some(({ n }) => n === null)) ?? false;
  const leads = [
    say('coverage.lead', { period: formats.period(period.from, period.to) }),
    ...(hidden ? [say('coverage.hidden')] : []),
  ];
  return (
    <PageSection title={say('coverage.title')} leads={leads} testId="coverage">
      {error && !coverage ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : rows && coverage ? (
        <>
          <ul className={styles.counts}>
            {coverageStates.map((state) => (
              <li key={state}>
                <CoverageMark state={state} />{' '}
                <span className={styles.count}>
                  {formats.integer(coverage.departments.filter((one) => one.state === state).length)}
                </span>
              </li>
            ))}
          </ul>
          <DataTable
            label={say('coverage.title')}
            rows={rows}
            columns={columns}
            keyOf={({ key }) => key}
            nameOf={({ names }) => nameOf(names)}
            childrenOf={({ children }) => children}
            unfolded={[
              ...rows.map(({ key }) => key),
              ...rows.flatMap(({ children }) => children.map(({ key }) => key)),
            ]}
          />
        </>
      ) : (
        <Skeleton height={320} />
      )}
    </PageSection>
  );
}
