import { useMemo } from 'react';
import { useSay } from '../../language/use-say.ts';
import type { DataColumn } from '../../table/data-column.ts';
import { DataTable } from '../../table/data-table.tsx';
import type { LineageLabel } from './lineage-label.ts';
import { itemsOf, type LineageItem, type LineageLayout } from './lineage-layout.ts';
import styles from './lineage-list.module.css';

interface Props {
  layout: LineageLayout;
  labelOf: (item: LineageItem) => LineageLabel;
}

/** The same as the drawing, to be read aloud, copied or checked. */
export function LineageList({ layout, labelOf }: Props) {
  const say = useSay();
  const items = useMemo(() => itemsOf(layout), [layout]);
  const columns = useMemo((): DataColumn<LineageItem>[] => {
    const named = (ids: readonly string[]) =>
      ids
        .map((id) => items.find((item) => item.id === id))
        .filter((item) => item !== undefined)
        .map((item) => labelOf(item).title)
        .join(say('list.comma')) || '–';
    const column = (key: 'name' | 'kind' | 'fed-by' | 'feeds', text: (item: LineageItem) => string) => {
      const title = say(`lineage.${key}`);
      const cell = (item: LineageItem) => <span className={styles.cell}>{text(item)}</span>;
      return { key, header: title, title, cell };
    };
    const { edges } = layout;
    return [
      column('name', (item) => labelOf(item).title),
      column('kind', (item) => labelOf(item).about),
      column('fed-by', ({ id }) => named(edges.filter(({ to }) => to === id).map(({ from }) => from))),
      column('feeds', ({ id }) => named(edges.filter(({ from }) => from === id).map(({ to }) => to))),
    ];
  }, [items, labelOf, layout, say]);
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>{say('lineage.list')}</summary>
      <DataTable
        label={say('lineage.title')}
        rows={items}
        columns={columns}
        keyOf={({ id }) => id}
        nameOf={(item) => labelOf(item).title}
      />
    </details>
  );
}
