import { createHash } from 'node:crypto';
import { type Dimension, dimensions, type WeightingDefinition } from '@attune/contracts';

/** Levels of one dimension, or combinations of several, and how many of the total each should have. */
interface Margin {
  /** Per number of a level: what it is called, in the order of `Targets.dimensions` or of the margin's own one. */
  levels: readonly (readonly { dimension: Dimension; level: string }[])[];
  /** Per number of a level, 0..1. */
  shares: readonly number[];
}

/** A definition as answers are weighted by it: each margin numbers its levels. */
export interface Targets {
  margins: readonly Margin[];
  trim: { low: number; high: number } | undefined;
  /**
   * The number of the level in each margin. Undefined where some margin has no target for it.
   *
   * @param values of `crossedDimensions`, in their order
   */
  numbersOf(values: readonly string[]): readonly number[] | undefined;
}

/** What a definition crosses, in the order of the contracts: the same for all that cross the same. */
export function crossedDimensions(definition: WeightingDefinition): Dimension[] {
  const named = namedDimensions(definition);
  return dimensions.filter((dimension) => named.includes(dimension));
}

export function namedDimensions(definition: WeightingDefinition): readonly Dimension[] {
  return definition.method === 'raking'
    ? definition.margins.map(({ dimension }) => dimension)
    : definition.dimensions;
}

/** Of a checked definition. Levels are numbered in one order, however they were given: figures are the same to the bit. */
export function targetsOf(definition: WeightingDefinition): Targets {
  const crossed = crossedDimensions(definition);
  const { total } = definition;
  if (definition.method === 'raking') {
    const margins = crossed.map((dimension) => {
      const given = definition.margins.find((margin) => margin.dimension === dimension)?.targets ?? [];
      return numbered(
        given.map(({ level, share }) => ({ levels: [{ dimension, level }], share })),
        total,
      );
    });
    return {
      margins: margins.map(({ margin }) => margin),
      trim: definition.trim,
      numbersOf: (values) => {
        const numbers = margins.map(({ numbers: known }, at) => known.get(nameOf([values[at] ?? ''])));
        return numbers.every((number) => number !== undefined) ? numbers : undefined;
      },
    };
  }
  const cells = definition.cells.map(({ levels, share }) => ({
    levels: crossed.map((dimension) => ({
      dimension,
      level: levels[definition.dimensions.indexOf(dimension)] ?? '',
    })),
    share,
  }));
  const { margin, numbers } = numbered(cells, total);
  return {
    margins: [margin],
    trim: undefined,
    numbersOf: (values) => {
      const number = numbers.get(nameOf(values));
      return number === undefined ? undefined : [number];
    },
  };
}

interface Target {
  levels: Margin['levels'][number];
  share: number;
}

const nameOf = (levels: readonly string[]) => JSON.stringify(levels);

function numbered(targets: readonly Target[], total: number) {
  const named = targets
    .map((target) => ({ ...target, name: nameOf(target.levels.map(({ level }) => level)) }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const margin: Margin = {
    levels: named.map(({ levels }) => levels),
    shares: named.map(({ share }) => share / total),
  };
  return { margin, numbers: new Map(named.map(({ name }, number) => [name, number])) };
}

/** Of everything that decides a figure, in 16 hexadecimal digits, whatever the order it was given in. */
export function fingerprintOf(definition: WeightingDefinition): string {
  const { margins, trim = null } = targetsOf(definition);
  const surveys = definition.surveys?.toSorted() ?? null;
  const decisive = [definition.method, margins.map(({ levels, shares }) => [levels, shares]), trim, surveys];
  return createHash('sha256').update(JSON.stringify(decisive)).digest('hex').slice(0, 16);
}
