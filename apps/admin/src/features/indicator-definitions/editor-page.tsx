import { useQuery } from '@tanstack/react-query';
import { ProblemNotice } from '../../frame/problem-notice.tsx';
import { departmentsQuery } from '../departments/departments-query.ts';
import { overviewQuery } from '../overview/overview-query.ts';
import type { Ended } from '../reviewed-versions/draft-origin.ts';
import { libraryQuery, partsQuery } from './definition-queries.ts';
import { DefinitionSkeleton } from './definition-skeleton.tsx';
import type { EditorOrigin } from './editor-origin.ts';
import { Editor } from './editor.tsx';

interface Props {
  origin: EditorOrigin;
  /** A colleague's step has ended the draft since it was begun. */
  ended: Ended | null;
  /** The version that it would replace; null where there is none. */
  against: number | null;
}

/** Reads what an editor needs before anything can be chosen. */
export function EditorPage({ origin, ended, against }: Props) {
  const overview = useQuery(overviewQuery);
  const parts = useQuery(partsQuery);
  const departments = useQuery(departmentsQuery);
  const library = useQuery(libraryQuery);
  const failed = [overview, parts, departments, library].find(({ error, data }) => error && !data);
  if (failed) return <ProblemNotice error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!overview.data || !parts.data || !departments.data || !library.data) return <DefinitionSkeleton />;
  return (
    <Editor
      origin={origin}
      ended={ended}
      against={against}
      overview={overview.data}
      parts={parts.data}
      departments={departments.data}
      library={library.data}
    />
  );
}
