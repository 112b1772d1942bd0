import type { Department, IndicatorSetAnswer, Overview, SetVersion } from '@attune/contracts';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { ProblemNotice } from '../../frame/problem-notice.tsx';
import { PeriodPicker } from '../pulse/period-picker.tsx';
import { periodOf } from '../pulse/period.ts';
import { isOpenVersion } from '../reviewed-versions/version-state.ts';
import { AdoptionBoard } from './adoption-board.tsx';
import { AdoptionDrawer } from './adoption-drawer.tsx';
import { NotInForce } from './not-in-force.tsx';
import { SetHead } from './set-head.tsx';
import styles from './set-overview.module.css';
import { adoptionsQuery, boardQuery } from './set-queries.ts';
import type { BoardSearch } from './set-search.ts';

interface Props {
  set: IndicatorSetAnswer;
  /** The version that is meant today. */
  shown: SetVersion;
  overview: Overview;
  departments: readonly Department[];
}

const route = getRouteApi('/signed-in/sets/$key/adoption');

export function Adoption({ set, shown, overview, departments }: Props) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = useCallback(
    (changes: BoardSearch, replace = false) =>
      void navigate({ search: (now) => ({ ...now, ...changes }), resetScroll: false, replace }),
    [navigate],
  );
  const { today } = overview;
  const period = periodOf(search, today);
  const enabled = !isOpenVersion(shown);
  const board = useQuery({ ...boardQuery(set.key, period), enabled });
  const adoptions = useQuery({ ...adoptionsQuery(set.key), enabled });
  const failed = [board, adoptions].find(({ error, data }) => error && !data);
  const open = board.data?.departments.find(({ department }) => department === search.department);
  return (
    <div className={styles.page}>
      <SetHead set={set} shown={shown} today={today}>
        <PeriodPicker
          key={`${period.from}/${period.to}`}
          choice={search}
          period={period}
          today={today}
          onChoose={(choice) => change({ period: undefined, from: undefined, to: undefined, ...choice })}
        />
      </SetHead>
      {!enabled ? (
        <NotInForce version={shown} />
      ) : failed ? (
        <ProblemNotice error={failed.error} onRetry={() => void failed.refetch()} />
      ) : !board.data || !adoptions.data ? (
        <Skeleton height={480} />
      ) : (
        <>
          <AdoptionBoard
            board={board.data}
            shown={shown}
            departments={departments}
            selected={search.department ?? null}
            onOpen={(department) => change({ department })}
          />
          <AdoptionDrawer
            set={set}
            shown={shown}
            row={open ?? null}
            adoptions={adoptions.data}
            departments={departments}
            onClose={() => change({ department: undefined }, true)}
          />
        </>
      )}
    </div>
  );
}
