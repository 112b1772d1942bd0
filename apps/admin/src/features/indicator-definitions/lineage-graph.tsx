import { type KeyboardEvent, useRef, useState } from 'react';
import { useSay } from '../../language/use-say.ts';
import styles from './lineage-graph.module.css';
import type { LineageLabel } from './lineage-label.ts';
import { itemsOf, type LineageItem, type LineageLayout, nextItem, wayThrough } from './lineage-layout.ts';
import { LineageNode } from './lineage-node.tsx';

interface Props {
  layout: LineageLayout;
  /** Id of what the page is about. */
  focus: string;
  labelOf: (item: LineageItem) => LineageLabel;
}

const size = { width: 208, height: 52, gapX: 56, gapY: 12, inset: 4 };

interface Place {
  x: number;
  y: number;
}

/** From the right side of the first box through the columns between to the left side of the last. */
function wayOf(stops: readonly Place[]): string {
  const middle = ({ y }: Place) => y + size.height / 2;
  return stops
    .slice(1)
    .map((to, at) => {
      const from = stops[at] as Place;
      const [x1, y1, x2, y2] = [from.x + size.width, middle(from), to.x, middle(to)];
      const bend = (x2 - x1) / 2;
      const across = at < stops.length - 2 ? `H${x2 + size.width}` : '';
      return `${at === 0 ? `M${x1} ${y1}` : ''}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}${across}`;
    })
    .join('');
}

/** Nodes in columns, joined by lines. One tab stop; arrow keys walk along the lines. */
export function LineageGraph({ layout, focus, labelOf }: Props) {
  const say = useSay();
  const [stop, setStop] = useState(focus);
  const [over, setOver] = useState<string | null>(null);
  const graph = useRef<HTMLDivElement>(null);
  const { columns, edges } = layout;
  const rows = Math.max(...columns.map(({ length }) => length));
  const box = {
    width: columns.length * (size.width + size.gapX) - size.gapX + 2 * size.inset,
    height: rows * (size.height + size.gapY) - size.gapY + 2 * size.inset,
  };
  const placeOf = new Map(
    columns.flatMap((column, at) => {
      // Short columns stand in the middle, so that lines stay short.
      const top = ((rows - column.length) * (size.height + size.gapY)) / 2;
      return column.map((item, nth) => {
        const place = {
          x: size.inset + at * (size.width + size.gapX),
          y: size.inset + top + nth * (size.height + size.gapY),
        };
        return [item.id, place] as const;
      });
    }),
  );
  const tabStop = placeOf.has(stop) ? stop : focus;
  const lit = over === null ? null : wayThrough(layout, over);

  function walk(event: KeyboardEvent): void {
    const next = nextItem(layout, { id: tabStop, key: event.key });
    if (next === null) return;
    event.preventDefault();
    setStop(next);
    const id = CSS.escape(next);
    graph.current?.querySelector<HTMLElement>(`[data-item="${id}"]`)?.focus();
  }

  return (
    <div className={styles.scroller}>
      <div
        ref={graph}
        role="group"
        aria-label={say('lineage.title')}
        className={styles.graph}
        style={box}
        onKeyDown={walk}
        onPointerLeave={() => setOver(null)}
      >
        <svg className={styles.lines} width={box.width} height={box.height} aria-hidden="true">
          {edges.map(({ from, to, through }) => (
            <path
              key={`${from} ${to}`}
              className={styles.line}
              data-lit={lit?.has(from) && lit.has(to)}
              d={wayOf([from, ...through, to].map((id) => placeOf.get(id) ?? { x: 0, y: 0 }))}
            />
          ))}
        </svg>
        {itemsOf(layout).map((item) => (
          <LineageNode
            key={item.id}
            item={item}
            label={labelOf(item)}
            place={placeOf.get(item.id) ?? { x: 0, y: 0 }}
            current={item.id === focus}
            tabStop={item.id === tabStop}
            faded={lit !== null && !lit.has(item.id)}
            fedBy={edges.filter(({ to }) => to === item.id).length}
            feeds={edges.filter(({ from }) => from === item.id).length}
            onReach={() => {
              setStop(item.id);
              setOver(item.id);
            }}
            onLeave={() => setOver(null)}
            onOver={() => setOver(item.id)}
          />
        ))}
      </div>
    </div>
  );
}
