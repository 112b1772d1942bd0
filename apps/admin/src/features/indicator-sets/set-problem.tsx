import { RequestFailed } from '../../client/request-failed.ts';
import { ProblemNotice } from '../../frame/problem-notice.tsx';
import { SetUnknown } from './set-unknown.tsx';

interface Props {
  error: unknown;
  onRetry: () => void;
}

/** Why a set cannot be shown. One that is not there is no failure: asking again would not bring it. */
export function SetProblem({ error, onRetry }: Props) {
  if (error instanceof RequestFailed && error.code === 'set-unknown') return <SetUnknown />;
  return <ProblemNotice error={error} onRetry={onRetry} />;
}
