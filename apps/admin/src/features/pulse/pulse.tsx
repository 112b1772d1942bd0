import type { Department, Indicator, Overview } from '@attune/contracts';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useDeferredValue, useMemo } from 'react';
import { ProblemNotice } from '../../frame/problem-notice.tsx';
import { useFormats } from '../../language/use-formats.ts';
import { departmentTree } from '../departments/department-tree.ts';
import { NoAnswersInPeriod } from '../overview/no-answers-in-period.tsx';
import type { CellAddress } from '../../table/data-column.ts';
import { ReceiptDrawer } from '../receipts/receipt-drawer.tsx';
import { GroupTabs } from './group-tabs.tsx';
import { groupOf, groupsOf } from './indicator-groups.ts';
import { Matrix } from './matrix.tsx';
import { matrixRows } from './matrix-row.ts';
import { periodOf, recordedPrevious } from './period.ts';
import { PulseHead } from './pulse-head.tsx';
import { type PulseSearch, trendOf, trendText } from './pulse-search.ts';
import { FiguresSkeleton } from './pulse-skeleton.tsx';
import { PulseTrend } from './pulse-trend.tsx';
import { Scorecard } from './scorecard.tsx';
import { useHeadline } from './use-headline.ts';
import { usePulseFigures } from './use-pulse-figures.ts';
import styles from './pulse.module.css';

interface Props {
  overview: Overview;
  indicators: readonly Indicator[];
  departments: readonly Department[];
}

const route = getRouteApi('/signed-in/');

export function Pulse({ overview, indicators: all, departments }: Props) {
  const formats = useFormats();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  // What opens is a step that the browser's back button takes back; what closes is not one more.
  const change = useCallback(
    (changes: PulseSearch, replace = false) =>
      void navigate({ search: (now) => ({ ...now, ...changes }), resetScroll: false, replace }),
    [navigate],
  );
  const openReceipt = useCallback((receipt: string) => receipt && change({ receipt }), [change]);

  const groups = useMemo(() => groupsOf(all), [all]);
  const group = groups.find((one) => one === search.group) ?? groups[0] ?? '';
  const indicators = useMemo(() => all.filter((one) => groupOf(one) === group), [all, group]);
  const department = departments.some(({ key }) => key === search.department)
    ? (search.department ?? null)
    : null;
  const period = periodOf(search, overview.today);
  const before = recordedPrevious(period, overview.firstDay ?? period.from);
  const previousIsWhole = before?.whole ?? false;
  const tree = useMemo(() => departmentTree(departments), [departments]);
  const top = department ?? (tree.length === 1 ? (tree[0]?.key ?? null) : null);
  const shown = { period, department, top, previousIsWhole };
  const { figures, pending, stale, error, retry } = usePulseFigures(indicators, shown);
  const title = useHeadline(figures, departments, top);
  // Answers arrive one by one: the cards follow each, the matrix is drawn when there is time for it.
  const latest = useDeferredValue(figures);
  const rows = useMemo(() => {
    const rowsOf = new Map(latest.map((figure) => [figure.indicator.key, figure.departments]));
    return matrixRows(departments, department, rowsOf);
  }, [departments, department, latest]);
  // A column without any figure would only be walked past; its card says why there is none.
  const columns = useMemo(
    () => latest.filter(({ departments: rows }) => rows.length > 0).map(({ indicator }) => indicator),
    [latest],
  );
  const trend = useMemo(() => trendOf(search.trend), [search.trend]);
  const selected = useMemo(
    () => (trend ? { row: trend.department ?? top ?? '', column: trend.indicator } : null),
    [trend, top],
  );
  const openTrend = useCallback(
    (indicator: string) => change({ trend: trendText({ indicator, department }) }),
    [change, department],
  );
  const openCell = useCallback(
    ({ row, column }: CellAddress) => change({ trend: trendText({ indicator: column, department: row }) }),
    [change],
  );
  const compared = figures.some(({ whole }) => whole.change);
  // Another group that is empty says so card by card, and leaves the way back to this one.
  const nothing = !pending && group === groups[0] && figures.every(({ whole }) => whole.n === 0);

  return (
    <>
      <PulseHead
        title={pending ? null : title}
        search={search}
        overview={overview}
        tree={tree}
        department={department}
        period={period}
        previous={
          compared && before ? { text: formats.period(before.from, before.to), whole: before.whole } : null
        }
        onChange={change}
      />
      <GroupTabs
        groups={groups}
        chosen={group}
        onChoose={(next) =>
          change({ group: next === groups[0] ? undefined : next, trend: undefined, grain: undefined })
        }
      />
      {error ? (
        <ProblemNotice error={error} onRetry={retry} />
      ) : pending ? (
        <FiguresSkeleton indicators={indicators.length} rows={departments.length} />
      ) : nothing ? (
        <NoAnswersInPeriod
          overview={overview}
          onShowAll={(from, to) => change({ period: undefined, from, to })}
        />
      ) : (
        <div className={styles.figures} data-stale={stale} data-testid="figures">
          <Scorecard
            figures={figures}
            indicators={indicators}
            period={period}
            department={department}
            open={trend?.department === department ? (trend?.indicator ?? null) : null}
            onReceipt={openReceipt}
            onTrend={openTrend}
          />
          <div className={trend ? styles.split : styles.whole}>
            <Matrix
              key={top}
              rows={rows}
              indicators={columns}
              selected={selected}
              onReceipt={openReceipt}
              onTrend={openCell}
            />
            {trend ? (
              <PulseTrend
                trend={trend}
                indicators={indicators}
                departments={departments}
                range={period}
                previousIsWhole={previousIsWhole}
                grain={search.grain}
                onGrain={(grain) => change({ grain }, true)}
                onReceipt={openReceipt}
                onClose={() => change({ trend: undefined, grain: undefined }, true)}
              />
            ) : null}
          </div>
        </div>
      )}
      <ReceiptDrawer token={search.receipt ?? null} onClose={() => change({ receipt: undefined }, true)} />
    </>
  );
}
