import { useQuery } from '@tanstack/react-query';
import { ProblemNotice } from '../../frame/problem-notice.tsx';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useSay } from '../../language/use-say.ts';
import { setsQuery, setTemplatesQuery } from './set-queries.ts';
import { SetsList } from './sets-list.tsx';
import { SetsSkeleton } from './sets-skeleton.tsx';

/** What departments are measured by: the sets there are, and templates to begin with. */
export function SetsPage() {
  const say = useSay();
  usePageTitle(say('sets.title'));
  const sets = useQuery(setsQuery);
  const templates = useQuery(setTemplatesQuery);
  const failed = [sets, templates].find(({ error, data }) => error && !data);
  if (failed) return <ProblemNotice error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!sets.data || !templates.data) return <SetsSkeleton />;
  return <SetsList sets={sets.data} templates={templates.data} />;
}
