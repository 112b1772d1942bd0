import { useQuery } from '@tanstack/react-query';
import { ProblemNotice } from '../../frame/problem-notice.tsx';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useSay } from '../../language/use-say.ts';
import { overviewQuery } from '../overview/overview-query.ts';
import { libraryQuery } from './definition-queries.ts';
import { LibraryList } from './library-list.tsx';
import { LibrarySkeleton } from './library-skeleton.tsx';

/** Every indicator of the enterprise, with who answers for it and which version is in force. */
export function LibraryPage() {
  const say = useSay();
  usePageTitle(say('library.title'));
  const library = useQuery(libraryQuery);
  const overview = useQuery(overviewQuery);
  const failed = [library, overview].find(({ error, data }) => error && !data);
  if (failed) return <ProblemNotice error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!library.data || !overview.data) return <LibrarySkeleton />;
  return <LibraryList entries={library.data} />;
}
