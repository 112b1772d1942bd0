import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { PageSection } from '../../frame/page-section.tsx';
import { ProblemNotice } from '../../frame/problem-notice.tsx';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { departmentsQuery } from '../departments/departments-query.ts';
import { lineageQuery, partsQuery } from './definition-queries.ts';
import { LineageGraph } from './lineage-graph.tsx';
import { lineageLabel } from './lineage-label.ts';
import { layOut, type LineageItem } from './lineage-layout.ts';
import { LineageList } from './lineage-list.tsx';
import styles from './lineage-section.module.css';

/** Where a number comes from and what is made of it, drawn and as a list. */
export function LineageSection({ indicatorKey }: { indicatorKey: string }) {
  const say = useSay();
  const nameOf = useName();
  const { data: lineage, error, refetch } = useQuery(lineageQuery(indicatorKey));
  const { data: departments } = useQuery(departmentsQuery);
  const { data: parts } = useQuery(partsQuery);
  const layout = useMemo(() => (lineage ? layOut(lineage) : null), [lineage]);
  const labelOf = useMemo(
    () => (item: LineageItem) => lineageLabel(item, { say, nameOf, departments: departments ?? [], parts }),
    [say, nameOf, departments, parts],
  );
  return (
    <PageSection title={say('lineage.title')} leads={[say('lineage.lead')]} testId="lineage">
      {error && !lineage ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : layout ? (
        <>
          <LineageGraph layout={layout} focus={`indicator:${indicatorKey}`} labelOf={labelOf} />
          <p className={styles.keys}>{say('lineage.keys')}</p>
          <LineageList layout={layout} labelOf={labelOf} />
        </>
      ) : (
        <Skeleton height={240} />
      )}
    </PageSection>
  );
}
