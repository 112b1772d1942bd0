import type { Department, IndicatorSetAnswer, Overview, SetVersion } from '@attune/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { ProblemNotice } from '../../frame/problem-notice.tsx';
import { DepartmentPicker } from '../departments/department-picker.tsx';
import { departmentTree } from '../departments/department-tree.ts';
import { PeriodPicker } from '../pulse/period-picker.tsx';
import { periodOf } from '../pulse/period.ts';
import { ReceiptDrawer } from '../receipts/receipt-drawer.tsx';
import { VersionList } from '../reviewed-versions/version-list.tsx';
import { isOpenVersion } from '../reviewed-versions/version-state.ts';
import { FiguresSkeleton } from './figures-skeleton.tsx';
import { MadeDrawer } from './made-drawer.tsx';
import { NotInForce } from './not-in-force.tsx';
import { SetFigures } from './set-figures.tsx';
import { SetHead } from './set-head.tsx';
import { setKind } from './set-kind.ts';
import styles from './set-overview.module.css';
import { setValuesQuery } from './set-queries.ts';
import { type MadeOf, madeOf, madeText, type SetSearch } from './set-search.ts';
import { stretchesOf } from './set-stretches.ts';

interface Props {
  set: IndicatorSetAnswer;
  /** The version that is meant today. */
  shown: SetVersion;
  overview: Overview;
  departments: readonly Department[];
}

const route = getRouteApi('/signed-in/sets/$key');

export function SetOverview({ set, shown, overview, departments }: Props) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  // What opens is a step that the browser's back button takes back; what closes is not one more.
  const change = useCallback(
    (changes: SetSearch, replace = false) =>
      void navigate({ search: (now) => ({ ...now, ...changes }), resetScroll: false, replace }),
    [navigate],
  );
  const { today } = overview;
  const period = periodOf(search, today);
  const tree = useMemo(() => departmentTree(departments), [departments]);
  const department = departments.find(({ key }) => key === search.department)?.key ?? null;
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...setValuesQuery(set.key, { ...period, ...(department ? { department } : {}) }),
    enabled: !isOpenVersion(shown),
  });
  const stretches = useMemo(() => (data ? stretchesOf(data) : []), [data]);
  const stretch = stretches.find((one) => one.period === search.stretch) ?? stretches.at(-1);
  const openReceipt = useCallback((receipt: string) => receipt && change({ receipt }), [change]);
  const openMade = useCallback((made: MadeOf) => change({ made: madeText(made) }), [change]);
  const made = madeOf(search.made);
  return (
    <div className={styles.page}>
      <SetHead set={set} shown={shown} today={today}>
        <DepartmentPicker
          tree={tree}
          chosen={department}
          onChoose={(key) => change({ department: key ?? undefined })}
        />
        <PeriodPicker
          key={`${period.from}/${period.to}`}
          choice={search}
          period={period}
          today={today}
          onChoose={(choice) =>
            change({ period: undefined, from: undefined, to: undefined, stretch: undefined, ...choice })
          }
        />
      </SetHead>
      {isOpenVersion(shown) ? (
        <NotInForce version={shown} />
      ) : error && !data ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <FiguresSkeleton items={shown.body.groups.flatMap(({ items }) => items).length} />
      ) : (
        <SetFigures
          values={data}
          stretches={stretches}
          stretch={stretch}
          departments={departments}
          department={department ?? tree[0]?.key ?? ''}
          within={department}
          stale={isPlaceholderData}
          onStretch={(next) => change({ stretch: next })}
          onReceipt={openReceipt}
          onMade={openMade}
        />
      )}
      <div className={styles.versions}>
        <VersionList kind={setKind} of={set} today={today} />
      </div>
      {data && stretch ? (
        <MadeDrawer
          made={search.receipt ? null : made}
          values={data}
          stretch={stretch}
          departments={departments}
          onReceipt={openReceipt}
          onClose={() => change({ made: undefined }, true)}
        />
      ) : null}
      <ReceiptDrawer token={search.receipt ?? null} onClose={() => change({ receipt: undefined }, true)} />
    </div>
  );
}
