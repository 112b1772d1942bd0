import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useName } from '../../language/use-name.ts';
import { overviewQuery } from '../overview/overview-query.ts';
import { shownOf } from '../reviewed-versions/version-state.ts';
import { DefinitionOverview } from './definition-overview.tsx';
import { DefinitionProblem } from './definition-problem.tsx';
import { definitionQuery } from './definition-queries.ts';
import { DefinitionSkeleton } from './definition-skeleton.tsx';

const route = getRouteApi('/signed-in/indicators/$key');

/** One indicator: what it says, what it reads, where that comes from and who decided so. */
export function DefinitionPage() {
  const nameOf = useName();
  const { key } = route.useParams();
  const definition = useQuery(definitionQuery(key));
  const overview = useQuery(overviewQuery);
  const shown =
    definition.data && overview.data ? shownOf(definition.data.versions, overview.data.today) : undefined;
  usePageTitle(shown ? nameOf(shown.body.names) : key);
  const failed = [definition, overview].find(({ error, data }) => error && !data);
  if (failed) return <DefinitionProblem error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!definition.data || !overview.data || !shown) return <DefinitionSkeleton />;
  return <DefinitionOverview definition={definition.data} shown={shown} overview={overview.data} />;
}
