import type { SetRow, SetValues } from '@attune/contracts';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import styles from './contribution-bar.module.css';
import { contributionsOf } from './contributions.ts';
import { nameOfItem } from './item-name.ts';

interface Props {
  version: SetValues['versions'][number];
  row: SetRow | undefined;
}

/** Shares that add up to less than 1 would leave room over. */
const grown = 1000;

/** As wide as each group weighs, filled as far as its items score: what is empty is what the index lacks. */
export function ContributionBar({ version, row }: Props) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const parts = contributionsOf(version, row);
  const groups = version.groups
    .map((group) => ({ ...group, parts: parts.filter((part) => part.group === group.key) }))
    .filter((group) => group.parts.length > 0);
  return (
    <ul className={styles.bar} aria-label={say('index.parts')}>
      {groups.map((group) => {
        const share = group.parts.reduce((sum, part) => sum + part.share, 0);
        return (
          <li key={group.key} className={styles.group} style={{ flexGrow: share * grown }}>
            <span className={styles.items} aria-hidden="true">
              {group.parts.map((part) => (
                <span
                  key={nameOfItem(part)}
                  className={styles.item}
                  data-missing={part.score === null}
                  style={{ flexGrow: part.share * grown }}
                  title={`${nameOf(part.names)}: ${part.score === null ? say('index.no-score') : formats.decimal(part.score, 0)}`}
                >
                  <span className={styles.fill} style={{ width: `${part.score ?? 0}%` }} />
                </span>
              ))}
            </span>
            <span className={styles.label}>
              {nameOf(group.names)} <span className={styles.share}>{formats.percent(share, 0)}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
