import type { Lineage } from '@attune/contracts';
import { expect, it } from 'vitest';
import { layOut, nextItem, wayThrough } from './lineage-layout.ts';

const node = (id: string): Lineage['nodes'][number] => ({
  id,
  kind: id.split(':')[0] as 'indicator',
  key: id.slice(id.indexOf(':') + 1),
  names: null,
  version: null,
});
const conversion = { kind: 'linear' as const, from: { min: 1, max: 3 }, to: { min: 1, max: 5 } };
const lineage: Lineage = {
  nodes: [
    'indicator:csat',
    'measure:a',
    'question:a',
    'measure:b',
    'question:b',
    'indicator:index',
    'indicator:nps',
  ].map(node),
  edges: [
    { from: 'question:a', to: 'measure:a' },
    { from: 'question:b', to: 'measure:b' },
    { from: 'measure:a', to: 'indicator:csat' },
    { from: 'measure:b', to: 'indicator:csat', departments: ['service'], conversion },
    { from: 'indicator:csat', to: 'indicator:index' },
    { from: 'indicator:nps', to: 'indicator:index' },
  ],
};
const layout = layOut(lineage);
const kinds = layout.columns.map((column) => column.map(({ kind }) => kind));
const binding = 'binding:measure:b>indicator:csat:service';

it('puts what feeds left of what is fed, a condition on the way in between', () => {
  const at = (id: string) => layout.columns.findIndex((column) => column.some((item) => item.id === id));
  for (const { from, to } of layout.edges) expect(at(from)).toBeLessThan(at(to));
  expect(at(binding)).toBe(at('measure:b') + 1);
  expect(kinds.at(-1)).toEqual(['indicator']);
});

it('keeps a place free where a line passes', () => {
  const [edge] = layout.edges.filter(({ from }) => from === 'measure:a');
  expect(edge?.through).toHaveLength(1);
  const passed = layout.columns.find((column) => column.some(({ id }) => id === edge?.through[0]));
  expect(passed?.map(({ kind }) => kind)).toContain('binding');
});

it('is walked along its lines', () => {
  expect(nextItem(layout, { id: 'question:b', key: 'ArrowRight' })).toBe('measure:b');
  expect(nextItem(layout, { id: 'indicator:csat', key: 'ArrowRight' })).toBe('indicator:index');
  expect(nextItem(layout, { id: binding, key: 'ArrowLeft' })).toBe('measure:b');
  expect(nextItem(layout, { id: 'indicator:index', key: 'ArrowRight' })).toBeNull();
});

it('knows all that hangs together with one', () => {
  expect([...wayThrough(layout, 'measure:b')].sort()).toEqual(
    [binding, 'indicator:csat', 'indicator:index', 'measure:b', 'question:b'].sort(),
  );
});
