import { VisuallyHidden } from '@mantine/core';
import type { SetRow, SetValues } from '@attune/contracts';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { indexParts } from './index-parts.ts';
import styles from './parts-mark.module.css';

interface Props {
  version: SetValues['versions'][number];
  row: SetRow;
}

/** Where an index is made of fewer parts than beside it: how many, and which are missing. */
export function PartsMark({ version, row }: Props) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const { all, missing } = indexParts(version, row);
  if (missing.length === 0 || row.index === null || row.index.value === null) return null;
  const names = missing.map((item) => nameOf(item.names)).join(say('list.comma'));
  const hint = say('index.missing-parts', { names });
  return (
    <span className={styles.mark} title={hint} data-testid="parts-mark">
      {say('index.some-parts', {
        count: formats.integer(all - missing.length),
        all: formats.integer(all),
      })}
      <VisuallyHidden>. {hint}</VisuallyHidden>
    </span>
  );
}
