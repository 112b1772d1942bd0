import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { departmentsQuery } from '../departments/departments-query.ts';
import { overviewQuery } from '../overview/overview-query.ts';
import { shownOf } from '../reviewed-versions/version-state.ts';
import { Adoption } from './adoption.tsx';
import { SetProblem } from './set-problem.tsx';
import { setQuery } from './set-queries.ts';
import { SetSkeleton } from './set-skeleton.tsx';
import { SetUnknown } from './set-unknown.tsx';

const route = getRouteApi('/signed-in/sets/$key/adoption');

/** Who works by a set, what of it they have data for, and what they want of it. */
export function AdoptionPage() {
  const say = useSay();
  const nameOf = useName();
  const { key } = route.useParams();
  const set = useQuery(setQuery(key));
  const overview = useQuery(overviewQuery);
  const departments = useQuery(departmentsQuery);
  const shown = set.data && overview.data ? shownOf(set.data.versions, overview.data.today) : undefined;
  usePageTitle(say('board.page', { set: shown ? nameOf(shown.body.names) : key }));
  const failed = [set, overview, departments].find(({ error, data }) => error && !data);
  if (failed) return <SetProblem error={failed.error} onRetry={() => void failed.refetch()} />;
  if (set.data?.versions.length === 0) return <SetUnknown />;
  if (!set.data || !overview.data || !departments.data || !shown) return <SetSkeleton />;
  return <Adoption set={set.data} shown={shown} overview={overview.data} departments={departments.data} />;
}
