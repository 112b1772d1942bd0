import type { SetRow, SetValues } from '@attune/contracts';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { nameOfItem } from './item-name.ts';
import { figureOf } from './set-figure.ts';
import { SetItemRow } from './set-item-row.tsx';
import styles from './set-scorecard.module.css';
import type { MadeOf } from './set-search.ts';
import { StandingKey } from './standing-key.tsx';
import { sharesIn, shareOf } from './weight-shares.ts';

interface Props {
  version: SetValues['versions'][number];
  row: SetRow | undefined;
  onReceipt: (token: string) => void;
  onMade: (made: MadeOf) => void;
}

/** Groups and their items: where each stands, what it is measured against and what it weighs. */
export function SetScorecard({ version, row, onReceipt, onMade }: Props) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const shares = sharesIn(version);
  const heads = ['item', 'figure', 'standing', 'target', 'score', 'weight'] as const;
  return (
    <section aria-labelledby="set-scorecard-title" data-testid="set-scorecard">
      <h2 id="set-scorecard-title" className={styles.title}>
        {say('set.scorecard')}
      </h2>
      <StandingKey />
      <div className={styles.groups}>
        <p className={styles.heads} aria-hidden="true">
          {heads.map((head) => (
            <span key={head}>{say(`set.head-${head}`)}</span>
          ))}
        </p>
        {version.groups.map((group) => {
          const items = version.items.filter((item) => item.group === group.key);
          if (items.length === 0) return null;
          return (
            <section key={group.key} aria-labelledby={`group-${group.key}`}>
              <h3 id={`group-${group.key}`} className={styles.group}>
                {nameOf(group.names)}
                <span className={styles.share}>
                  {say('set.weighs', { share: formats.percent(shareOf(items, shares), 0) })}
                </span>
              </h3>
              <ul className={styles.items}>
                {items.map((item) => (
                  <SetItemRow
                    key={nameOfItem(item)}
                    item={item}
                    figure={figureOf(row, item)}
                    share={shares?.get(nameOfItem(item)) ?? null}
                    department={row?.department ?? ''}
                    onReceipt={onReceipt}
                    onMade={onMade}
                  />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </section>
  );
}
