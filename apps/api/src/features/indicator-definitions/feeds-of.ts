import type { DepartmentTree } from '../departments/department-tree.ts';
import type { DefinedMethod } from './definition.ts';
import { boundFeeds, type Feeds, foundFeeds } from './feeds.ts';
import type { ReadIn, ReadingRegistry } from './reading-registry.ts';

/** What a version is read from: what it binds, or what its reading finds by itself. */
export async function feedsOf(
  { indicator, bindings }: Extract<DefinedMethod, { kind: 'reading' }>,
  readings: ReadingRegistry,
  { readIn, tree }: { readIn: ReadIn; tree: DepartmentTree },
): Promise<Feeds> {
  const found = await readings.measuresOf(indicator, readIn);
  if (bindings === null) return foundFeeds(indicator, found);
  const measures = await readings.measures.find(bindings.map(({ measure }) => measure));
  return boundFeeds(indicator, bindings, { measures, tree, found });
}
