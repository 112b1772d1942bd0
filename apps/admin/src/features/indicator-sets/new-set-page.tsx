import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ProblemNotice } from '../../frame/problem-notice.tsx';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useSay } from '../../language/use-say.ts';
import { emptyBody } from './edit-body.ts';
import { SetEditorPage } from './set-editor-page.tsx';
import { setTemplatesQuery } from './set-queries.ts';
import { SetSkeleton } from './set-skeleton.tsx';

const route = getRouteApi('/signed-in/sets/new');

/** A set that is not there yet: from a template, or from nothing. */
export function NewSetPage() {
  const say = useSay();
  const { template } = route.useSearch();
  const { data: templates, error, refetch } = useQuery(setTemplatesQuery);
  usePageTitle(say('sets.new'));
  if (error && !templates) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!templates) return <SetSkeleton />;
  const body = templates.find(({ key }) => key === template)?.body ?? emptyBody;
  return (
    <SetEditorPage
      ended={null}
      key={template ?? ''}
      origin={{ kind: 'new', body }}
      suggestedKey={template ?? ''}
    />
  );
}
