import type { Indicator, LocalTarget, SetGroup } from '@attune/contracts';
import { IconLock } from '@tabler/icons-react';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import type { BoardCell } from './board-row.ts';
import styles from './core-targets.module.css';
import { isSameItem, nameOfItem } from './item-name.ts';
import { itemTitle } from './item-title.ts';
import { knownIndicator } from './known-indicator.ts';
import { withTarget } from './local-targets.ts';
import { TargetFields } from './target-fields.tsx';

interface Props {
  groups: readonly SetGroup[];
  /** Whose targets they are. */
  department: string;
  cells: readonly BoardCell[];
  targets: readonly LocalTarget[];
  indicators: readonly Indicator[];
  readOnly: boolean;
  onChange: (targets: LocalTarget[]) => void;
}

/** The items of the core: what is locked is as the set says, everything else may have a target of its own. */
export function CoreTargets({ groups, department, cells, targets, indicators, readOnly, onChange }: Props) {
  const say = useSay();
  const nameOf = useName();
  return groups.map((group) => (
    <section key={group.key}>
      <h3 className={styles.title}>{nameOf(group.names)}</h3>
      <ul className={styles.items}>
        {group.items.map((item) => {
          const listed = knownIndicator(item, indicators);
          const name = itemTitle(item, { nameOf, indicators });
          const local = targets.find((one) => isSameItem(one, item));
          const at = targets.findIndex((one) => isSameItem(one, item));
          const cell = cells.find((one) => isSameItem(one, item) && !one.local);
          return (
            <li key={nameOfItem(item)} className={styles.item} data-testid={`target-${nameOfItem(item)}`}>
              <span className={styles.name}>
                {name}
                {item.locked ? (
                  <span className={styles.locked} title={say('set.locked-hint')}>
                    <IconLock size={13} stroke={1.8} aria-hidden="true" />
                    {say('set.locked')}
                  </span>
                ) : null}
              </span>
              <TargetFields
                name={name}
                field={`targets.${at}`}
                target={local?.target ?? null}
                thresholds={local?.thresholds ?? null}
                inherited={
                  cell?.target && cell.target.department !== department
                    ? cell.target.value
                    : (item.target ?? listed?.target ?? null)
                }
                known={listed}
                readOnly={readOnly || item.locked}
                onChange={(changes) => onChange(withTarget(targets, item, changes))}
              />
            </li>
          );
        })}
      </ul>
    </section>
  ));
}
