import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { overviewQuery } from '../overview/overview-query.ts';
import { VersionMissing } from '../reviewed-versions/version-missing.tsx';
import { definitionKind } from './definition-kind.ts';
import { DefinitionProblem } from './definition-problem.tsx';
import { definitionQuery } from './definition-queries.ts';
import { DefinitionReview } from './definition-review.tsx';
import { DefinitionSkeleton } from './definition-skeleton.tsx';

const route = getRouteApi('/signed-in/indicators/$key/versions/$version');

/** One version: what it changes, what that does to real data, and the next step with it. */
export function VersionPage() {
  const say = useSay();
  const nameOf = useName();
  const { key, version } = route.useParams();
  const definition = useQuery(definitionQuery(key));
  const overview = useQuery(overviewQuery);
  const found = definition.data?.versions.find((one) => String(one.version) === version);
  const name = found ? nameOf(found.body.names) : key;
  usePageTitle(say('review.title', { indicator: name, version }));
  const failed = [definition, overview].find(({ error, data }) => error && !data);
  if (failed) return <DefinitionProblem error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!definition.data || !overview.data) return <DefinitionSkeleton />;
  if (!found) return <VersionMissing kind={definitionKind} of={key} version={version} />;
  return <DefinitionReview definition={definition.data} version={found} overview={overview.data} />;
}
