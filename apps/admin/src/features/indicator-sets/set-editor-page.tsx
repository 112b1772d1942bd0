import { useQuery } from '@tanstack/react-query';
import { ProblemNotice } from '../../frame/problem-notice.tsx';
import { departmentsQuery } from '../departments/departments-query.ts';
import { indicatorsQuery } from '../indicators/indicators-query.ts';
import type { Ended } from '../reviewed-versions/draft-origin.ts';
import { SetEditor } from './set-editor.tsx';
import type { SetOrigin } from './set-origin.ts';
import { SetSkeleton } from './set-skeleton.tsx';

interface Props {
  origin: SetOrigin;
  /** A colleague's step has ended the draft since it was begun. */
  ended: Ended | null;
  /** For a set that is not there yet. */
  suggestedKey?: string;
}

/** Reads what an editor needs before anything can be chosen. */
export function SetEditorPage({ origin, ended, suggestedKey = '' }: Props) {
  const indicators = useQuery(indicatorsQuery);
  const departments = useQuery(departmentsQuery);
  const failed = [indicators, departments].find(({ error, data }) => error && !data);
  if (failed) return <ProblemNotice error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!indicators.data || !departments.data) return <SetSkeleton />;
  return (
    <SetEditor
      origin={origin}
      ended={ended}
      suggestedKey={suggestedKey}
      indicators={indicators.data}
      departments={departments.data}
    />
  );
}
