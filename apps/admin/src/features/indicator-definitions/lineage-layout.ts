import type { Lineage } from '@attune/contracts';

type Node = Lineage['nodes'][number];
type Edge = Lineage['edges'][number];

/** A node of the drawing: one of the API's, or a binding, which there is a line with conditions. */
export interface LineageItem extends Omit<Node, 'kind'> {
  kind: Node['kind'] | 'binding';
  /** Of a binding: departments it is limited to, and whether a scale is converted on the way. */
  departments?: readonly string[] | undefined;
  converted?: boolean | undefined;
}

export interface LineageLayout {
  /** What feeds stands left of what is fed. */
  columns: readonly (readonly LineageItem[])[];
  /** By id. */
  edges: readonly { from: string; to: string }[];
}

/** Every line that has conditions gets a node of its own, so that it can be read and walked to. */
function withBindings({ nodes, edges }: Lineage): Omit<LineageLayout, 'columns'> & { items: LineageItem[] } {
  const items: LineageItem[] = [...nodes];
  const joined = edges.flatMap((edge: Edge) => {
    const { from, to, departments, converted } = edge;
    if (departments === undefined && !converted) return [{ from, to }];
    const id = `binding:${from}>${to}:${departments?.join() ?? ''}`;
    const own = { id, kind: 'binding' as const, key: id, names: null, version: null };
    items.push({ ...own, departments, converted });
    return [
      { from, to: id },
      { from: id, to },
    ];
  });
  return { items, edges: joined };
}

/**
 * Nodes in columns, each as far left as what feeds it allows; within a column near what they are joined with, so that
 * few lines cross (Sugiyama's barycentre rule, once to the right and once back).
 */
export function layOut(lineage: Lineage): LineageLayout {
  const { items, edges } = withBindings(lineage);
  const rank = ranksOf(items, edges);
  const columns: LineageItem[][] = [];
  for (const item of items) (columns[rank.get(item.id) ?? 0] ??= []).push(item);
  const filled = columns.filter((column) => column !== undefined);
  const placeIn = (column: readonly LineageItem[]) => new Map(column.map(({ id }, at) => [id, at]));
  const settle = (at: number, beside: number, side: 'from' | 'to') => {
    const [column, near] = [filled[at], filled[beside]];
    if (!column || !near) return;
    const places = placeIn(near);
    const middle = (id: string) => {
      const found = edges
        .filter((edge) => edge[side === 'from' ? 'to' : 'from'] === id)
        .map((edge) => places.get(edge[side]))
        .filter((place) => place !== undefined);
      return found.length === 0 ? null : found.reduce((sum, place) => sum + place, 0) / found.length;
    };
    const own = placeIn(column);
    const order = ({ id }: LineageItem) => middle(id) ?? own.get(id) ?? 0;
    column.sort((a, b) => order(a) - order(b));
  };
  for (let at = 1; at < filled.length; at++) settle(at, at - 1, 'from');
  for (let at = filled.length - 2; at >= 0; at--) settle(at, at + 1, 'to');
  return { columns: filled, edges };
}

function ranksOf(items: readonly LineageItem[], edges: LineageLayout['edges']): Map<string, number> {
  const rank = new Map<string, number>();
  const rankOf = (id: string, seen: readonly string[] = []): number => {
    const known = rank.get(id);
    if (known !== undefined || seen.includes(id)) return known ?? 0;
    const found = Math.max(
      -1,
      ...edges.filter(({ to }) => to === id).map(({ from }) => rankOf(from, [...seen, id])),
    );
    rank.set(id, found + 1);
    return found + 1;
  };
  for (const { id } of items) rankOf(id);
  // A measure that is read directly stands beside those that are bound: sources begin one column before their reader.
  for (const { id } of items) {
    const next = edges.filter(({ from }) => from === id).map(({ to }) => rank.get(to) ?? 0);
    const own = rank.get(id) ?? 0;
    const feeding = edges.some(({ to }) => to === id);
    if (!feeding && next.length > 0) rank.set(id, Math.max(own, Math.min(...next) - 1));
  }
  return rank;
}

export interface Walk {
  id: string;
  key: string;
}

/** Where an arrow key leads: along the lines to the left and right, within the column up and down. */
export function nextItem({ columns, edges }: LineageLayout, { id, key }: Walk): string | null {
  const column = columns.find((items) => items.some((item) => item.id === id)) ?? [];
  const at = column.findIndex((item) => item.id === id);
  switch (key) {
    case 'ArrowLeft':
      return edges.find(({ to }) => to === id)?.from ?? null;
    case 'ArrowRight':
      return edges.find(({ from }) => from === id)?.to ?? null;
    case 'ArrowUp':
      return column[at - 1]?.id ?? null;
    case 'ArrowDown':
      return column[at + 1]?.id ?? null;
    default:
      return null;
  }
}

/** All that an item is made of and all that is made of it, with itself. */
export function wayThrough({ edges }: Pick<LineageLayout, 'edges'>, id: string): Set<string> {
  const reach = (from: 'from' | 'to', to: 'from' | 'to') => {
    const reached = new Set([id]);
    for (const one of reached) for (const edge of edges) if (edge[from] === one) reached.add(edge[to]);
    return reached;
  };
  return new Set([...reach('from', 'to'), ...reach('to', 'from')]);
}
