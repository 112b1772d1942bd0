import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { overviewQuery } from '../overview/overview-query.ts';
import { useDraftOrigin } from '../reviewed-versions/use-draft-origin.ts';
import { VersionMissing } from '../reviewed-versions/version-missing.tsx';
import { SetEditorPage } from './set-editor-page.tsx';
import { setKind } from './set-kind.ts';
import { SetProblem } from './set-problem.tsx';
import { setQuery } from './set-queries.ts';
import { SetSkeleton } from './set-skeleton.tsx';
import { SetUnknown } from './set-unknown.tsx';

const route = getRouteApi('/signed-in/sets/$key/versions/$version/edit');

export function EditSetPage() {
  const say = useSay();
  const nameOf = useName();
  const { key, version } = route.useParams();
  const set = useQuery(setQuery(key));
  const overview = useQuery(overviewQuery);
  const begun = useDraftOrigin(set.data, { version, today: overview.data?.today });
  const [newest] = set.data?.versions ?? [];
  usePageTitle(say('editor.title', { indicator: newest ? nameOf(newest.body.names) : key, version }));
  const failed = [set, overview].find(({ error, data }) => error && !data);
  if (failed) return <SetProblem error={failed.error} onRetry={() => void failed.refetch()} />;
  if (set.data?.versions.length === 0) return <SetUnknown />;
  if (!begun) return <SetSkeleton />;
  const { origin, ended } = begun;
  if (origin === 'missing' || origin === 'closed')
    return <VersionMissing kind={setKind} of={key} version={version} closed={origin === 'closed'} />;
  return <SetEditorPage key={`${key}/${version}`} origin={origin} ended={ended} />;
}
