import type { IndicatorSetAnswer } from '@attune/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useSay } from '../../language/use-say.ts';
import { overviewQuery } from '../overview/overview-query.ts';
import { VersionMissing } from '../reviewed-versions/version-missing.tsx';
import { nextVersion, openOf, shownOf } from '../reviewed-versions/version-state.ts';
import { SetEditorPage } from './set-editor-page.tsx';
import { setKind } from './set-kind.ts';
import { SetProblem } from './set-problem.tsx';
import { setQuery } from './set-queries.ts';
import { SetSkeleton } from './set-skeleton.tsx';
import { SetUnknown } from './set-unknown.tsx';

const route = getRouteApi('/signed-in/sets/$key/propose/$department');

/** A change of the core that a department asks for: it goes into review as the next version. */
export function ProposeSetPage() {
  const say = useSay();
  const { key, department } = route.useParams();
  const set = useQuery(setQuery(key));
  const overview = useQuery(overviewQuery);
  // What is begun stays, also where a colleague begins a version meanwhile: saving it says so.
  const [begun, setBegun] = useState<IndicatorSetAnswer>();
  if (set.data && set.data !== begun && !openOf(set.data.versions)) setBegun(set.data);
  usePageTitle(say('propose.title'));
  const failed = [set, overview].find(({ error, data }) => error && !data);
  if (failed) return <SetProblem error={failed.error} onRetry={() => void failed.refetch()} />;
  if (set.data?.versions.length === 0) return <SetUnknown />;
  if (!set.data || !overview.data) return <SetSkeleton />;
  const { versions } = begun?.key === key ? begun : set.data;
  const base = shownOf(versions, overview.data.today);
  const open = openOf(versions);
  if (!base || open)
    return (
      <VersionMissing kind={setKind} of={key} version={String(open?.version ?? 1)} closed={Boolean(open)} />
    );
  const version = nextVersion(versions);
  return (
    <SetEditorPage ended={null} origin={{ kind: 'proposal', key, version, department, body: base.body }} />
  );
}
