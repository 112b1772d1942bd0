import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Database } from '../../platform/database/database.ts';
import type { IndicatorDescription } from '../../platform/plugin-host/indicator-reader.ts';
import { version } from '../../version.ts';
import { keysOf } from '../derived-measures/derived-value.ts';
import {
  type DerivedState,
  inForce,
  isReady,
  readDerivedStates,
} from '../derived-measures/derived-states.ts';
import { Departments } from '../departments/departments.ts';
import { crossedBy } from '../indicator-definitions/crossed-by.ts';
import type { DefinedMethod, Definition } from '../indicator-definitions/definition.ts';
import { Definitions } from '../indicator-definitions/definitions.ts';
import { feedsOf } from '../indicator-definitions/feeds-of.ts';
import type { Library } from '../indicator-definitions/library.ts';
import { derivedMethodOf } from '../indicator-definitions/reading-registry.ts';
import { readCutOff, readFoldCutOff } from '../measures/cut-off.ts';
import type { Fold } from '../measures/tally-generations.ts';
import {
  type CrossedState,
  isReady as isCrossedReady,
  readCrossedStates,
} from '../weightings/weighting-states.ts';
import { foldOf } from './fold-of.ts';

/** What the figures of one indicator are made of at this moment. */
export interface SourcesOfFigures {
  key: string;
  /** What makes its facts out of the log; of a formula, those of all its parts. */
  folds: ReadonlySet<Fold>;
  /** A digest of everything but facts: where it is another one, the same facts may make other figures. */
  basis: string;
  /** Keys of the measures, as events name them, whose facts are counted. */
  measures: ReadonlySet<string>;
  /** It has a minimum n: some of its figures may have to be hidden. */
  hides: boolean;
}

type ReadingMethod = Extract<DefinedMethod, { kind: 'reading' }>;

/**
 * For whoever keeps figures: what they hang on. Whatever else comes to decide on a figure belongs into `basis`.
 */
@Injectable()
export class FigureSources {
  constructor(
    private readonly database: Database,
    private readonly departments: Departments,
    private readonly definitions: Definitions,
  ) {}

  /** Of every published indicator. */
  async all(): Promise<SourcesOfFigures[]> {
    const library = await this.definitions.library.current();
    const { generation, timeZone, states, crossed } = await this.database.withSnapshot(nobody, async (tx) => {
      const cutOff = await readCutOff(tx);
      const states = inForce(await readDerivedStates(tx, cutOff.generation));
      return { ...cutOff, states, crossed: await readCrossedStates(tx, cutOff.generation) };
    });
    const common = [version, generation, timeZone, this.#tree()];
    const published = library.keys().filter((key) => library.versions(key).some(isPublished));
    return Promise.all(
      published.map(async (key) => {
        const versions = publishedBelow(library, key);
        const read = await Promise.all(readingsIn(versions).map((method) => this.#read(method, states)));
        const own = [
          versions.map(({ key: of, version: nth, from, to, body }) => [of, nth, from, to, body]),
          read.map(({ basis }) => basis),
          crossedOf(versions, crossed).map((state) => [state.cutId, isCrossedReady(state)]),
        ];
        return {
          key,
          folds: new Set(versions.map(foldOf)),
          basis: createHash('sha256')
            .update(JSON.stringify([common, own]))
            .digest('base64url'),
          measures: new Set(read.flatMap(({ measures }) => measures)),
          hides: versions.some(({ minimumN }) => minimumN > 1),
        };
      }),
    );
  }

  /** How far the log is folded, per partition, into what the indicator is read from: its figures reach there at least. */
  async positions(key: string): Promise<number[]> {
    const library = await this.definitions.library.current();
    const versions = publishedBelow(library, key);
    return this.database.withSnapshot(nobody, async (tx) => {
      const cutOffs = [];
      for (const fold of new Set(versions.map(foldOf))) cutOffs.push(await readFoldCutOff(tx, fold));
      const [first] = cutOffs;
      if (!first) return [];
      const derived: (readonly number[])[] = [];
      for (const { indicator } of readingsIn(versions))
        derived.push(...(await readDerivedPositions(tx, indicator, first.generation)));
      const crossed = crossedOf(versions, await readCrossedStates(tx, first.generation));
      derived.push(...crossed.map(({ positions }) => positions));
      const all = [...cutOffs.map(({ positions }) => positions), ...derived];
      return first.positions.map((_, at) => Math.min(...all.map((each) => each[at] ?? 0)));
    });
  }

  /** What a reading is read in, and the measures that feed it then. */
  async #read(method: ReadingMethod, states: readonly DerivedState[]) {
    const { indicator } = method;
    const { readings } = this.definitions;
    const derived = derivedOf(indicator, states);
    const variants = await readings.variants(indicator, {});
    const bound = await Promise.all(
      variants.map(async (variant) => {
        const feeds = await feedsOf(method, readings, { readIn: variant, tree: this.departments.tree() });
        const keys = Object.values(feeds).flatMap((input) =>
          input.feeds.flatMap(({ measures }) => measures.map(({ key }) => key)),
        );
        return { ...variant, keys: keys.toSorted() };
      }),
    );
    return {
      basis: [
        indicator.key,
        indicator.version,
        method.plugin,
        method.fingerprint,
        bound,
        derived.map((state) => [state.id, isReady(state)]),
      ],
      measures: [
        ...bound.flatMap(({ keys }) => keys),
        ...derived.flatMap(({ survey, items }) => keysOf(survey, items)),
      ],
    };
  }

  /** Where departments stood when, and where they stand today: from then on access and families are others. */
  #tree() {
    const tree = this.departments.tree();
    return [tree.placements, tree.changeDays('', this.departments.today()).at(-1)];
  }
}

const nobody = { departments: [] };

const isPublished = ({ status }: Definition) => status === 'published' || status === 'retired';

/** The published versions of an indicator, and of all that they are made of. */
function publishedBelow(library: Library, key: string, seen = new Set<string>()): Definition[] {
  if (seen.has(key) || !library.keys().includes(key)) return [];
  seen.add(key);
  const versions = library.versions(key).filter(isPublished);
  return versions.flatMap((definition) => {
    const { method } = definition;
    if (method.kind !== 'formula') return [definition];
    return [definition, ...method.parts.flatMap(({ indicator }) => publishedBelow(library, indicator, seen))];
  });
}

const readingsIn = (versions: readonly Definition[]): ReadingMethod[] =>
  versions.flatMap(({ method }) => (method.kind === 'reading' ? [method] : []));

/** The crossed cuts that some of these are read from. */
function crossedOf(versions: readonly Definition[], states: readonly CrossedState[]): CrossedState[] {
  const wanted = versions.flatMap((version) => {
    const dimensions = crossedBy(version);
    return dimensions ? [dimensions] : [];
  });
  return states.filter(({ dimensions }) =>
    wanted.some((some) => some.every((dimension) => dimensions.includes(dimension))),
  );
}

function derivedOf(
  indicator: IndicatorDescription,
  states: readonly DerivedState[],
): readonly DerivedState[] {
  const method = derivedMethodOf(indicator);
  return method === undefined ? [] : states.filter(({ reduction }) => reduction.method === method);
}

async function readDerivedPositions(tx: PoolClient, indicator: IndicatorDescription, generation: number) {
  if (derivedMethodOf(indicator) === undefined) return [];
  const states = inForce(await readDerivedStates(tx, generation));
  return derivedOf(indicator, states).map(({ positions }) => positions);
}
