import type { IndicatorSetAnswer, SetVersion } from '@attune/contracts';
import { useQuery } from '@tanstack/react-query';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { departmentsQuery } from '../departments/departments-query.ts';
import { VersionReview } from '../reviewed-versions/version-review.tsx';
import { publishedBefore } from '../reviewed-versions/version-state.ts';
import { BodyOutline } from './body-outline.tsx';
import { SetChanges } from './set-changes.tsx';
import { setKind } from './set-kind.ts';
import styles from './set-review.module.css';

interface Props {
  set: IndicatorSetAnswer;
  version: SetVersion;
  today: string;
}

/** One version of a set: what it changes, and all that it says. */
export function SetReview({ set, version, today }: Props) {
  const say = useSay();
  const nameOf = useName();
  const { body, proposedBy } = version;
  const { data: departments } = useQuery(departmentsQuery);
  const before = publishedBefore(version, set.versions);
  const proposer = departments?.find((one) => one.key === proposedBy);
  return (
    <VersionReview
      kind={setKind}
      of={set}
      version={version}
      today={today}
      origin={
        proposedBy ? (
          <span>{say('propose.by', { department: proposer ? nameOf(proposer.names) : proposedBy })}</span>
        ) : null
      }
      changes={
        before
          ? {
              title: say('review.changes', { version: before.version }),
              table: <SetChanges before={before.body} after={body} />,
            }
          : null
      }
      beside={
        <section aria-labelledby="set-outline-title">
          <h2 id="set-outline-title" className={styles.subtitle}>
            {say('review.new')}
          </h2>
          <BodyOutline body={body} whole />
        </section>
      }
    />
  );
}
