import type { ConversionInUse, Lineage } from '@attune/contracts';

type Node = Lineage['nodes'][number];
type Edge = Lineage['edges'][number];

/** A node of the drawing: one of the API's, or a binding, which there is a line with conditions. */
export interface LineageItem extends Omit<Node, 'kind'> {
  kind: Node['kind'] | 'binding';
  /** Of a binding: departments it is limited to, and how a scale is converted on the way, where it is. */
  departments?: readonly string[] | undefined;
  conversion?: ConversionInUse | undefined;
}

interface LineageEdge {
  from: string;
  to: string;
}

/** Where a line passes a column in which it has no item: nothing else stands there. */
interface LineagePass {
  id: string;
  kind: 'pass';
}

export interface LineageLayout {
  /** What feeds stands left of what is fed. */
  columns: readonly (readonly (LineageItem | LineagePass)[])[];
  /** By id, with the passes on the way. */
  edges: readonly (LineageEdge & { through: readonly string[] })[];
}

export const itemsOf = ({ columns }: Pick<LineageLayout, 'columns'>): LineageItem[] =>
  columns.flat().filter((slot) => slot.kind !== 'pass');

/** Every line that has conditions gets a node of its own, so that it can be read and walked to. */
function withBindings({ nodes, edges }: Lineage): { items: LineageItem[]; edges: LineageEdge[] } {
  const items: LineageItem[] = [...nodes];
  const joined = edges.flatMap((edge: Edge) => {
    const { from, to, departments, conversion } = edge;
    if (departments === undefined && !conversion) return [{ from, to }];
    const id = `binding:${from}>${to}:${departments?.join() ?? ''}`;
    const own = { id, kind: 'binding' as const, key: id, names: null, version: null };
    items.push({ ...own, departments, conversion });
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
  const { items, edges: joined } = withBindings(lineage);
  const rank = ranksOf(items, joined);
  const columns: (LineageItem | LineagePass)[][] = [];
  for (const item of items) (columns[rank.get(item.id) ?? 0] ??= []).push(item);
  const edges = joined.map(({ from, to }) => {
    const [first, last] = [rank.get(from) ?? 0, rank.get(to) ?? 0];
    const through = Array.from({ length: Math.max(0, last - first - 1) }, (_, nth) => {
      const pass = { id: `pass:${first + 1 + nth}:${from}>${to}`, kind: 'pass' as const };
      (columns[first + 1 + nth] ??= []).push(pass);
      return pass.id;
    });
    return { from, to, through };
  });
  const steps = edges.flatMap(({ from, to, through }) => {
    const stops = [from, ...through, to];
    return stops.slice(1).map((stop, at) => ({ from: stops[at] as string, to: stop }));
  });
  const filled = columns.filter((column) => column !== undefined);
  for (let at = 1; at < filled.length; at++) settle(filled[at], filled[at - 1], { steps, side: 'from' });
  for (let at = filled.length - 2; at >= 0; at--) settle(filled[at], filled[at + 1], { steps, side: 'to' });
  return { columns: filled, edges };
}

interface Slot {
  id: string;
}

const placesIn = (column: readonly Slot[]) => new Map(column.map(({ id }, at) => [id, at]));

/** Orders a column by the middle of what each slot is joined with in the column beside it. */
function settle(
  column: Slot[] = [],
  beside: readonly Slot[] = [],
  { steps, side }: { steps: readonly LineageEdge[]; side: 'from' | 'to' },
): void {
  const [near, own] = [placesIn(beside), placesIn(column)];
  const order = ({ id }: Slot) => {
    const found = steps
      .filter((step) => step[side === 'from' ? 'to' : 'from'] === id)
      .map((step) => near.get(step[side]))
      .filter((place) => place !== undefined);
    if (found.length === 0) return own.get(id) ?? 0;
    return found.reduce((sum, place) => sum + place, 0) / found.length;
  };
  column.sort((a, b) => order(a) - order(b));
}

function ranksOf(items: readonly LineageItem[], edges: readonly LineageEdge[]): Map<string, number> {
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
  const column = (columns.find((slots) => slots.some((slot) => slot.id === id)) ?? []).filter(
    ({ kind }) => kind !== 'pass',
  );
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
export function wayThrough({ edges }: { edges: readonly LineageEdge[] }, id: string): Set<string> {
  const reach = (from: 'from' | 'to', to: 'from' | 'to') => {
    const reached = new Set([id]);
    for (const one of reached) for (const edge of edges) if (edge[from] === one) reached.add(edge[to]);
    return reached;
  };
  return new Set([...reach('from', 'to'), ...reach('to', 'from')]);
}
