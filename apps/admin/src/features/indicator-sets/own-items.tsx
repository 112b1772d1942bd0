import type { Indicator, LocalItem } from '@attune/contracts';
import { Button } from '@mantine/core';
import { useFaultAt } from '../../frame/faults.tsx';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import styles from './core-targets.module.css';
import { nameOfItem } from './item-name.ts';
import { itemTitle } from './item-title.ts';
import { knownIndicator } from './known-indicator.ts';
import own from './own-items.module.css';
import { TargetFields } from './target-fields.tsx';

interface Props {
  items: readonly LocalItem[];
  indicators: readonly Indicator[];
  readOnly: boolean;
  onChange: (items: LocalItem[]) => void;
}

/** Items that a department has beside the core; they are no part of the index. */
export function OwnItems({ items, indicators, readOnly, onChange }: Props) {
  const say = useSay();
  const nameOf = useName();
  const faultAt = useFaultAt();
  if (items.length === 0) return null;
  return (
    <ul className={styles.items}>
      {items.map((item, at) => {
        const listed = knownIndicator(item, indicators);
        const name = itemTitle(item, { nameOf, indicators });
        return (
          <li key={nameOfItem(item)} className={styles.item}>
            <span className={styles.name}>
              {name}
              <span className={own.fault} role="alert">
                {faultAt(`items.${at}.indicator`) ?? faultAt(`items.${at}.variant`)}
              </span>
              {readOnly ? null : (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  color="red"
                  className={own.remove}
                  onClick={() => onChange(items.filter((_, one) => one !== at))}
                  aria-label={say('label.of', { label: say('set-editor.remove'), name })}
                >
                  {say('set-editor.remove')}
                </Button>
              )}
            </span>
            <TargetFields
              name={name}
              field={`items.${at}`}
              target={item.target}
              thresholds={item.thresholds}
              inherited={listed?.target ?? null}
              known={listed}
              readOnly={readOnly}
              onChange={(changes) =>
                onChange(items.map((one, i) => (i === at ? { ...one, ...changes } : one)))
              }
            />
          </li>
        );
      })}
    </ul>
  );
}
