import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useName } from '../../language/use-name.ts';
import { departmentsQuery } from '../departments/departments-query.ts';
import { overviewQuery } from '../overview/overview-query.ts';
import { shownOf } from '../reviewed-versions/version-state.ts';
import { SetOverview } from './set-overview.tsx';
import { SetProblem } from './set-problem.tsx';
import { setQuery } from './set-queries.ts';
import { SetSkeleton } from './set-skeleton.tsx';
import { SetUnknown } from './set-unknown.tsx';

const route = getRouteApi('/signed-in/sets/$key');

/** One set: how everybody stands by it, how its index comes about, and which version says so. */
export function SetPage() {
  const nameOf = useName();
  const { key } = route.useParams();
  const set = useQuery(setQuery(key));
  const overview = useQuery(overviewQuery);
  const departments = useQuery(departmentsQuery);
  const shown = set.data && overview.data ? shownOf(set.data.versions, overview.data.today) : undefined;
  usePageTitle(shown ? nameOf(shown.body.names) : key);
  const failed = [set, overview, departments].find(({ error, data }) => error && !data);
  if (failed) return <SetProblem error={failed.error} onRetry={() => void failed.refetch()} />;
  if (set.data?.versions.length === 0) return <SetUnknown />;
  if (!set.data || !overview.data || !departments.data || !shown) return <SetSkeleton />;
  return <SetOverview set={set.data} shown={shown} overview={overview.data} departments={departments.data} />;
}
