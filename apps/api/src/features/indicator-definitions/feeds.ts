import type { Binding, ConversionInUse, ScaleConversion } from '@attune/contracts';
import { commonDenominator, tallyKind, type Tally, type TallyShape } from '@attune/metrics';
import { rescaledOf, shapeOf } from '@attune/plugin-sdk';
import type { IndicatorDescription } from '../../platform/plugin-host/indicator-reader.ts';
import type { DayTree } from '../departments/day-tree.ts';
import type { DepartmentTree } from '../departments/department-tree.ts';
import type { KnownMeasure } from '../measures/measure-registry.ts';
import { type Convert, conversionInUse, conversionOf } from './conversion.ts';
import type { InputMeasures } from './reading-registry.ts';

/** Measures of one kind and scale that feed an input, from some departments or all. */
export interface Feed {
  readonly measures: readonly KnownMeasure[];
  /** Their subtrees count; null for every department. */
  readonly departments: readonly number[] | null;
  /** Departments to which the same measure is bound by another feed: what is nearer to one of them is theirs. */
  readonly rivals?: readonly number[];
  readonly convert: Convert | null;
  /** As somebody declared it; null also where the reading takes every scale by itself. */
  readonly conversion: ScaleConversion | null;
  /** What is done in the end, whoever decided it; null where answers are read as they are. */
  readonly inUse: ConversionInUse | null;
}

/** What an input is read from, and the shape of what it reads. */
interface FedInput {
  readonly shape: TallyShape;
  readonly feeds: readonly Feed[];
}

/** By the name of the input. */
export type Feeds = Readonly<Record<string, FedInput>>;

/** Of the measures that a reading finds by itself. */
export function foundFeeds(indicator: IndicatorDescription, found: InputMeasures): Feeds {
  return mapInputs(indicator, (input, name) => {
    const measures = found[name] ?? [];
    if (rescaledOf(input))
      return rescaledFeeds(
        input,
        measures.map((measure) => ({ measure, departments: null, conversion: null })),
      );
    // People and tenures are read from measures of other kinds than their own.
    const shape =
      input.kind === 'people' || input.kind === 'movement' ? input : (measures[0] ?? shapeOf(input));
    return { shape, feeds: measures.length === 0 ? [] : [asItIs(measures)] };
  });
}

/** Of the measures that a definition binds; an input to which nothing can be bound has what it finds. */
export function boundFeeds(
  indicator: IndicatorDescription,
  bindings: readonly Binding[],
  { measures, tree, found }: Bound,
): Feeds {
  const byItself = foundFeeds(indicator, found);
  return mapInputs(indicator, (input, name) => {
    const bound = bindings
      .filter((binding) => binding.input === name)
      .flatMap((binding) => {
        const measure = measures.get(binding.measure);
        const departments = binding.departments.map((key) => tree.idOf(key)).filter((id) => id !== undefined);
        return measure
          ? [{ ...binding, measure, departments: departments.length === 0 ? null : departments }]
          : [];
      });
    if (bound.length === 0) return byItself[name] as FedInput;
    const rivalled = bound.map((one) => ({ ...one, rivals: rivalsOf(one, bound, tree.rootId) }));
    if (rescaledOf(input)) return rescaledFeeds(input, rivalled);
    const fed = rivalled.map(({ measure, departments, rivals, conversion }) => ({
      measures: [measure],
      departments,
      ...(rivals && { rivals }),
      convert: conversionOf(input, { measure, conversion }),
      conversion,
      inUse: conversionInUse(input, { measure, conversion }),
    }));
    return { shape: shapeOf(input), feeds: together(fed) };
  });
}

interface Bound {
  measures: ReadonlyMap<string, KnownMeasure>;
  tree: DepartmentTree;
  found: InputMeasures;
}

type BoundMeasure = Pick<Feed, 'departments'> &
  Pick<Binding, 'conversion'> & { measure: KnownMeasure; rivals?: readonly number[] | undefined };

/** Where other bindings of the same measure begin: departments move, and no fact may count twice. */
function rivalsOf(
  one: BoundMeasure,
  all: readonly BoundMeasure[],
  rootId: number,
): readonly number[] | undefined {
  const others = all.filter((each) => each !== one && each.measure === one.measure);
  return others.length === 0 ? undefined : others.flatMap(({ departments }) => departments ?? [rootId]);
}

/** Whether what was recorded in a department on a day counts for a feed: the nearest binding above it has it. */
export function feeds({ departments, rivals = [] }: Feed, day: DayTree, id: number): boolean {
  if (departments === null && rivals.length === 0) return true;
  for (const above of [id, ...day.ancestors(id)]) {
    if (departments?.includes(above)) return true;
    if (rivals.includes(above)) return false;
  }
  return departments === null;
}

function rescaledFeeds(
  input: IndicatorDescription['inputs'][string],
  bound: readonly BoundMeasure[],
): FedInput {
  const scales = bound.flatMap(({ measure }) => (measure.kind === 'score' ? [measure] : []));
  const denominator = scales.length === 0 ? 1 : commonDenominator(scales);
  const fed = bound.map(({ measure, departments, rivals, conversion }) => ({
    measures: [measure],
    departments,
    ...(rivals && { rivals }),
    convert: conversionOf(input, { measure, conversion, denominator }),
    conversion,
    inUse: conversionInUse(input, { measure, conversion }),
  }));
  return { shape: { kind: 'fraction', denominator }, feeds: fed };
}

/** What is read as it is from everywhere is read at once. */
function together(all: readonly Feed[]): Feed[] {
  const plain = all.filter(
    ({ departments, convert, rivals }) => departments === null && convert === null && !rivals,
  );
  if (plain.length < 2) return [...all];
  return [asItIs(plain.flatMap(({ measures }) => measures)), ...all.filter((feed) => !plain.includes(feed))];
}

const asItIs = (measures: Feed['measures']): Feed => ({
  measures,
  departments: null,
  convert: null,
  conversion: null,
  inUse: null,
});

function mapInputs(
  { inputs }: IndicatorDescription,
  make: (input: IndicatorDescription['inputs'][string], name: string) => FedInput,
): Feeds {
  return Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, make(input, name)]));
}

/** One empty tally per input. */
export const emptyTallies = (feeds: Feeds): Record<string, Tally> =>
  Object.fromEntries(Object.entries(feeds).map(([name, { shape }]) => [name, tallyKind(shape).empty()]));
