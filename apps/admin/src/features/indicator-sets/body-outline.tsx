import type { IndicatorSetBody } from '@attune/contracts';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { libraryQuery } from '../indicator-definitions/definition-queries.ts';
import { figureText } from '../indicators/figure-text.ts';
import styles from './body-outline.module.css';
import { itemRules } from './body-texts.ts';
import { fieldLabel } from './field-label.ts';
import { indexText } from './index-text.ts';
import { nameOfItem } from './item-name.ts';
import { unitOfItem } from './item-unit.ts';
import { useSetNames } from './use-set-names.ts';
import { shareOf, sharesIn } from './weight-shares.ts';

interface Props {
  body: IndicatorSetBody;
  /** With all that is decided of each item: thresholds, how it is scored and rolled up. */
  whole?: boolean;
}

/** A set at one look: its groups, what is in them, and how much each weighs. */
export function BodyOutline({ body, whole = false }: Props) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const names = useSetNames();
  const { data: library } = useQuery(libraryQuery);
  const shares = sharesIn({ index: body.index, items: body.groups.flatMap(({ items }) => items) });
  if (body.groups.every(({ items }) => items.length === 0))
    return <p className={styles.index}>{say('set-editor.outline-empty')}</p>;
  return (
    <div className={styles.outline}>
      {body.groups.map((group, at) => (
        <section key={group.key}>
          <h3 className={styles.title}>
            {nameOf(group.names) || say('set-editor.group-number', { number: at + 1 })}
            {group.items.length === 0 ? null : (
              <span className={styles.share}>{formats.percent(shareOf(group.items, shares), 0)}</span>
            )}
          </h3>
          <ul className={styles.items}>
            {group.items.map((item) => {
              const { indicator, variant, target, locked } = item;
              const entry = library?.find(({ key }) => key === indicator);
              const unit = entry?.unit ?? 'score';
              const share = shares?.get(nameOfItem(item)) ?? null;
              return (
                <li key={nameOfItem(item)} className={styles.item}>
                  <span>
                    {entry ? nameOf(entry.names) : indicator}
                    {locked ? (
                      <IconLock size={12} className={styles.lock} aria-label={say('set.locked')} role="img" />
                    ) : null}
                  </span>
                  <span className={styles.target}>
                    {target === null
                      ? null
                      : say('card.target', {
                          target: figureText(unitOfItem({ unit, variant }), formats, say).exact(target),
                        })}
                  </span>
                  <span className={styles.share}>{share === null ? '–' : formats.percent(share, 0)}</span>
                  <span className={styles.bar} aria-hidden="true">
                    <span style={{ width: `${(share ?? 0) * 100}%` }} />
                  </span>
                  {whole ? (
                    <dl className={styles.rules}>
                      {itemRules(item, names).map(([field, text]) => (
                        <div key={field}>
                          <dt>{fieldLabel(field, say)}</dt>
                          <dd>{text}</dd>
                        </div>
                      ))}
                    </dl>
                  ) : null}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
      <p className={styles.index}>{indexText(body.index, { say, formats })}</p>
    </div>
  );
}
