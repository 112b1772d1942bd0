import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { overviewQuery } from '../overview/overview-query.ts';
import { VersionMissing } from '../reviewed-versions/version-missing.tsx';
import { setKind } from './set-kind.ts';
import { SetProblem } from './set-problem.tsx';
import { setQuery } from './set-queries.ts';
import { SetReview } from './set-review.tsx';
import { SetSkeleton } from './set-skeleton.tsx';

const route = getRouteApi('/signed-in/sets/$key/versions/$version');

/** One version of a set: what it changes, and the next step with it. */
export function SetVersionPage() {
  const say = useSay();
  const nameOf = useName();
  const { key, version } = route.useParams();
  const set = useQuery(setQuery(key));
  const overview = useQuery(overviewQuery);
  const found = set.data?.versions.find((one) => String(one.version) === version);
  usePageTitle(say('review.title', { indicator: found ? nameOf(found.body.names) : key, version }));
  const failed = [set, overview].find(({ error, data }) => error && !data);
  if (failed) return <SetProblem error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!set.data || !overview.data) return <SetSkeleton />;
  if (!found) return <VersionMissing kind={setKind} of={key} version={version} />;
  return <SetReview set={set.data} version={found} today={overview.data.today} />;
}
