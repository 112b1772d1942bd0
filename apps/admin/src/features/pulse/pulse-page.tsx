import { useQuery } from '@tanstack/react-query';
import { ProblemNotice } from '../../frame/problem-notice.tsx';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useSay } from '../../language/use-say.ts';
import { departmentsQuery } from '../departments/departments-query.ts';
import { indicatorsQuery } from '../indicators/indicators-query.ts';
import { NoAnswers } from '../overview/no-answers.tsx';
import { overviewQuery } from '../overview/overview-query.ts';
import { Pulse } from './pulse.tsx';
import { PulseSkeleton } from './pulse-skeleton.tsx';

/** Reads what the page needs before any figure, and decides whether there is anything to show. */
export function PulsePage() {
  const say = useSay();
  usePageTitle(say('page.pulse'));
  const overview = useQuery(overviewQuery);
  const indicators = useQuery(indicatorsQuery);
  const departments = useQuery(departmentsQuery);
  const failed = [overview, indicators, departments].find(({ error, data }) => error && !data);
  if (failed) return <ProblemNotice error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!overview.data || !indicators.data || !departments.data) return <PulseSkeleton />;
  if (overview.data.firstDay === null) return <NoAnswers />;
  return <Pulse overview={overview.data} indicators={indicators.data} departments={departments.data} />;
}
