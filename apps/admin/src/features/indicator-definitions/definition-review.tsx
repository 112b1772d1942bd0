import type { DefinitionVersion, IndicatorDefinitionAnswer, Overview } from '@attune/contracts';
import { useQuery } from '@tanstack/react-query';
import { useSay } from '../../language/use-say.ts';
import { departmentsQuery } from '../departments/departments-query.ts';
import { rootKey } from '../departments/root-key.ts';
import { VersionReview } from '../reviewed-versions/version-review.tsx';
import { isOpenVersion, publishedBefore } from '../reviewed-versions/version-state.ts';
import { bodyDiff } from './body-diff.ts';
import { DefinitionChanges } from './definition-changes.tsx';
import { definitionKind } from './definition-kind.ts';
import { EffectPanel } from './effect-panel.tsx';
import { useReadAs } from './use-read-as.ts';

interface Props {
  definition: IndicatorDefinitionAnswer;
  version: DefinitionVersion;
  overview: Overview;
}

/** One version of an indicator: what it changes, and what that does to real data. */
export function DefinitionReview({ definition, version, overview }: Props) {
  const say = useSay();
  const { data: departments } = useQuery(departmentsQuery);
  const { key, versions } = definition;
  const { body } = version;
  const { wholeMonths, several } = useReadAs(body);
  const before = publishedBefore(version, versions);
  const root = rootKey(departments ?? []) ?? '';
  return (
    <VersionReview
      kind={definitionKind}
      of={definition}
      version={version}
      today={overview.today}
      changes={{
        title: before ? say('review.changes', { version: before.version }) : say('review.new'),
        table: <DefinitionChanges diff={bodyDiff(before?.body ?? null, body, root)} first={!before} />,
      }}
      beside={
        <EffectPanel
          indicatorKey={key}
          body={body}
          against={before?.version ?? null}
          version={isOpenVersion(version) ? null : version.version}
          overview={overview}
          wholeMonths={wholeMonths}
          several={several}
        />
      }
    />
  );
}
