import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { overviewQuery } from '../overview/overview-query.ts';
import { useDraftOrigin } from '../reviewed-versions/use-draft-origin.ts';
import { VersionMissing } from '../reviewed-versions/version-missing.tsx';
import { publishedBefore } from '../reviewed-versions/version-state.ts';
import { definitionKind } from './definition-kind.ts';
import { DefinitionProblem } from './definition-problem.tsx';
import { definitionQuery } from './definition-queries.ts';
import { DefinitionSkeleton } from './definition-skeleton.tsx';
import { EditorPage } from './editor-page.tsx';

const route = getRouteApi('/signed-in/indicators/$key/versions/$version/edit');

export function EditVersionPage() {
  const say = useSay();
  const nameOf = useName();
  const { key, version } = route.useParams();
  const definition = useQuery(definitionQuery(key));
  const overview = useQuery(overviewQuery);
  const begun = useDraftOrigin(definition.data, { version, today: overview.data?.today });
  const [newest] = definition.data?.versions ?? [];
  const name = newest ? nameOf(newest.body.names) : key;
  usePageTitle(say('editor.title', { indicator: name, version }));
  const failed = [definition, overview].find(({ error, data }) => error && !data);
  if (failed) return <DefinitionProblem error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!definition.data || !begun) return <DefinitionSkeleton />;
  const { origin, ended } = begun;
  if (origin === 'missing' || origin === 'closed')
    return <VersionMissing kind={definitionKind} of={key} version={version} closed={origin === 'closed'} />;
  const against = publishedBefore(origin, definition.data.versions)?.version ?? null;
  return <EditorPage key={`${key}/${version}`} origin={origin} ended={ended} against={against} />;
}
