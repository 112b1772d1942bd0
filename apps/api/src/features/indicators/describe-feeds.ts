import type { Receipt } from '@attune/contracts';
import { isDerived } from '@attune/plugin-sdk';
import type { IndicatorDescription } from '../../platform/plugin-host/indicator-reader.ts';
import type { DepartmentTree } from '../departments/department-tree.ts';
import { type Feed, feeds } from '../indicator-definitions/feeds.ts';
import { feedsOf } from '../indicator-definitions/feeds-of.ts';
import { scaleOf } from '../indicator-definitions/conversion.ts';
import type { ReadIn, ReadingRegistry } from '../indicator-definitions/reading-registry.ts';
import type { KnownMeasure } from '../measures/measure-registry.ts';
import type { Resolved } from './resolved.ts';
import { type Stretch, stretchesFor } from './stretches.ts';

type ReceiptFeed = Receipt['feeds'][number];
type FedReading = Extract<Resolved['definition']['method'], { kind: 'reading' }>;

interface Asked {
  readings: ReadingRegistry;
  tree: DepartmentTree;
  /** What the figure was read in; `derived`: keys of the measures that its derived measure is worked out from. */
  readIn: ReadIn;
  stretches: readonly Stretch[];
}

/** What feeds a figure, and the departments asked about, by key, of which something is counted and of which nothing. */
export type DescribedFeeds = Pick<Receipt, 'feeds' | 'departments' | 'unbound'>;

/** Of one version with its parts: from which departments each measure is taken, and how its scale is converted. */
export async function describeFeeds(resolved: Resolved, asked: Asked): Promise<DescribedFeeds> {
  const { tree, stretches } = asked;
  const found = await feedsBelow(resolved, { ...asked, path: '' });
  const all = new Set(stretches.flatMap(({ departments }) => departments));
  const counted = found.everywhere ? all : new Set(found.feeds.flatMap(({ ids }) => ids));
  const ends = stretches.flatMap(({ from, departments }) =>
    departments.filter((id) => tree.treeOn(from).children(id).length === 0),
  );
  const keysOf = (ids: Iterable<number>) => [...ids].flatMap((id) => tree.keyOf(id) ?? []);
  return {
    feeds: found.feeds.map(({ ids, ...feed }) => ({ ...feed, departments: keysOf(ids) })),
    departments: keysOf(counted),
    unbound: keysOf(new Set(ends).difference(counted)),
  };
}

interface Found {
  feeds: (Omit<ReceiptFeed, 'departments'> & { ids: readonly number[] })[];
  /** Something in it does not ask for departments: those of which there is nothing are none the less counted. */
  everywhere: boolean;
}

async function feedsBelow(
  { definition, parts }: Resolved,
  { path, ...asked }: Asked & { path: string },
): Promise<Found> {
  const { method } = definition;
  if (method.kind === 'reading') return feedsOfReading(method, { ...asked, path });
  const below: Found[] = [];
  for (const [name, part] of parts)
    if (part) below.push(await feedsBelow(part, { ...asked, path: `${path}${name}.` }));
  return {
    feeds: below.flatMap((found) => found.feeds),
    everywhere: below.length === 0 || below.some(({ everywhere }) => everywhere),
  };
}

async function feedsOfReading(
  method: FedReading,
  { readings, tree, readIn, stretches: all, path }: Asked & { path: string },
): Promise<Found> {
  const { indicator, bindings } = method;
  const stretches = stretchesFor(indicator, all);
  const everyone = [...new Set(stretches.flatMap(({ departments }) => departments))];
  const questions = readings.questions();
  const fed = await feedsOf(method, readings, { readIn, tree });
  const found: Found['feeds'] = [];
  for (const [name, input] of Object.entries(indicator.inputs)) {
    const about = (measure: string) => ({
      input: `${path}${name}`,
      measure,
      question: questions.get(measure) ?? null,
    });
    if (isDerived(input)) {
      for (const key of readIn.derived ?? []) found.push({ ...about(key), conversion: null, ids: everyone });
      continue;
    }
    for (const feed of fed[name]?.feeds ?? []) {
      const ids = departmentsOf(feed, stretches, tree);
      if (ids.length > 0)
        for (const measure of feed.measures)
          found.push({ ...about(measure.key), conversion: conversionOf(feed, input, measure), ids });
    }
  }
  return { feeds: found, everywhere: bindings === null };
}

/** Those asked about that feed it, on some of the days. */
function departmentsOf(feed: Feed, stretches: readonly Stretch[], tree: DepartmentTree): number[] {
  const found = stretches.flatMap(({ from, departments }) =>
    departments.filter((id) => feeds(feed, tree.treeOn(from), id)),
  );
  return [...new Set(found)];
}

function conversionOf(
  { convert, conversion }: Feed,
  input: IndicatorDescription['inputs'][string],
  measure: KnownMeasure,
): ReceiptFeed['conversion'] {
  const onto = scaleOf(input);
  if (convert === null || onto === null || measure.kind !== 'score') return null;
  const from = { min: measure.min, max: measure.max };
  const to = { min: onto.min, max: onto.max };
  const kind = conversion?.kind ?? 'linear';
  if (kind === 'linear' && from.min === to.min && from.max === to.max) return null;
  return { kind, from, to, points: conversion?.kind === 'table' ? conversion.points : null };
}
