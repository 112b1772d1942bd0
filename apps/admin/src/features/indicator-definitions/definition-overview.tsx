import type { DefinitionVersion, IndicatorDefinitionAnswer, Overview } from '@attune/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { ReceiptDrawer } from '../receipts/receipt-drawer.tsx';
import { VersionList } from '../reviewed-versions/version-list.tsx';
import { VersionedHead } from '../reviewed-versions/versioned-head.tsx';
import { CoverageSection } from './coverage-section.tsx';
import { CurrentFigures } from './current-figures.tsx';
import { definitionKind } from './definition-kind.ts';
import styles from './definition-overview.module.css';
import { partsQuery } from './definition-queries.ts';
import { definitionSentences } from './definition-sentence.ts';
import { LineageSection } from './lineage-section.tsx';
import { ownerText } from '../indicators/plugin-title.ts';

interface Props {
  definition: IndicatorDefinitionAnswer;
  /** The version that is meant today. */
  shown: DefinitionVersion;
  overview: Overview;
}

const route = getRouteApi('/signed-in/indicators/$key');

export function DefinitionOverview({ definition, shown, overview }: Props) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const { data: parts } = useQuery(partsQuery);
  const { receipt, variant } = route.useSearch();
  const navigate = route.useNavigate();
  const { today } = overview;
  const { body } = shown;
  return (
    <div className={styles.page}>
      <header>
        <VersionedHead
          kind={definitionKind}
          of={definition}
          shown={{ ...shown, body: { ...body, owner: ownerText(body.owner, say) } }}
          today={today}
          context={body.tags.map((tag) => (
            <span key={tag} className={styles.tag}>
              {tag}
            </span>
          ))}
        >
          <p className={styles.sentence} data-testid="definition-sentence">
            {definitionSentences(body, { say, nameOf, formats, parts }).reduce((first, second) =>
              say('sentence.two', { first, second }),
            )}
          </p>
        </VersionedHead>
      </header>
      <div className={styles.columns}>
        <CurrentFigures
          indicatorKey={definition.key}
          variant={variant}
          overview={overview}
          onVariant={(next) =>
            void navigate({ search: (now) => ({ ...now, variant: next }), replace: true, resetScroll: false })
          }
          onReceipt={(token) =>
            void navigate({ search: (now) => ({ ...now, receipt: token }), resetScroll: false })
          }
        />
        <VersionList kind={definitionKind} of={definition} today={today} />
      </div>
      <LineageSection indicatorKey={definition.key} />
      <CoverageSection indicatorKey={definition.key} overview={overview} />
      <ReceiptDrawer
        token={receipt ?? null}
        onClose={() =>
          void navigate({
            search: (now) => ({ ...now, receipt: undefined }),
            replace: true,
            resetScroll: false,
          })
        }
      />
    </div>
  );
}
