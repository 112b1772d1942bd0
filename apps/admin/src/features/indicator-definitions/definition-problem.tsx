import { Link } from '@tanstack/react-router';
import { RequestFailed } from '../../client/request-failed.ts';
import { ProblemNotice } from '../../frame/problem-notice.tsx';
import { useSay } from '../../language/use-say.ts';
import { NotThere } from '../reviewed-versions/not-there.tsx';

interface Props {
  error: unknown;
  onRetry: () => void;
}

/** Why a definition cannot be shown. One that is not there is no failure: asking again would not bring it. */
export function DefinitionProblem({ error, onRetry }: Props) {
  const say = useSay();
  if (!(error instanceof RequestFailed) || error.code !== 'indicator-unknown')
    return <ProblemNotice error={error} onRetry={onRetry} />;
  return (
    <NotThere title={say('definition.unknown')} lead={say('fault.indicator-unknown')}>
      <Link to="/indicators">{say('definition.to-library')}</Link>
    </NotThere>
  );
}
