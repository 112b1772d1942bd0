import type { Coverage, CoverageQuery, ItemVariant } from '@attune/contracts';
import type { Tally } from '@attune/metrics';
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { Departments } from '../departments/departments.ts';
import type { IndicatorDescription } from '../../platform/plugin-host/indicator-reader.ts';
import { Definitions } from '../indicator-definitions/definitions.ts';
import { type Feed, feeds } from '../indicator-definitions/feeds.ts';
import { derivedMethodOf, type ReadIn } from '../indicator-definitions/reading-registry.ts';
import { feedsOf } from '../indicator-definitions/feeds-of.ts';
import { cuts, type Cut } from '../measures/cuts.ts';
import { readCutOff, type TallyState } from '../measures/cut-off.ts';
import type { KnownMeasure } from '../measures/measure-registry.ts';
import { readDerived } from './derived-reading.ts';
import { segmentsOf } from './segments.ts';
import { indicatorProblem } from './problems.ts';
import { hidesSome, type Resolved, resolvedOf } from './resolved.ts';
import { readTallies } from './tally-reader.ts';

interface Fed {
  input: string;
  feed: Feed;
}

interface Found {
  n: number;
  firstDay: string | null;
  lastDay: string | null;
}

/** Which departments feed an indicator with what: what is unbound or silent must not pass for good or bad. */
@Injectable()
export class ReadCoverage {
  constructor(
    private readonly database: Database,
    private readonly departments: Departments,
    private readonly definitions: Definitions,
  ) {}

  /**
   * Throws `indicator-unknown`, `version-unknown`, `range-invalid`.
   *
   * @param variant only this one, of an indicator that is read in several
   */
  async read(
    principal: Principal,
    key: string,
    { from, to, version }: CoverageQuery,
    variant: ItemVariant | null = null,
  ): Promise<Coverage> {
    if (from > to) throw indicatorProblem('range-invalid', { field: 'from' });
    const library = await this.definitions.library.seenBy(principal);
    const definition = version === undefined ? library.shown(key, to) : library.version(key, version);
    const tree = this.departments.tree();
    const today = this.departments.treeToday();
    const leaves = [...principal.departments].filter((id) => today.children(id).length === 0);
    return this.database.withSnapshot(principal.scope, async (tx) => {
      const state = await readCutOff(tx);
      const resolved = resolvedOf(library, definition, to);
      const hidden = hidesSome(resolved);
      const fed = await this.#fed(tx, resolved, { state, variant, path: '' });
      const found = new Map<string, ReadonlyMap<number, Found>>();
      for (const measure of new Set(fed.flatMap(({ feed }) => feed.measures)))
        found.set(measure.key, await readFound(tx, measure, { from, to, state }));
      const departments = leaves.map((id) => {
        const bound = fed.filter(({ feed }) => feeds(feed, today, id));
        const measures = bound.flatMap(({ input, feed }) =>
          feed.measures.map(({ key: measure }) => ({
            input,
            measure,
            conversion: feed.inUse,
            ...(found.get(measure)?.get(id) ?? { n: 0, firstDay: null, lastDay: null }),
          })),
        );
        const department = tree.department(id);
        return {
          department: department?.key ?? '',
          names: department?.names ?? { en: '', zh: '' },
          state: stateOf(measures, from),
          measures: hidden ? measures.map((each) => ({ ...each, ...nothingTold })) : measures,
        };
      });
      return { indicator: key, version: definition.version, period: `${from}/${to}`, departments };
    });
  }

  /** What feeds an indicator in the end, whatever formulas lie between. */
  async #fed(
    tx: PoolClient,
    { definition, parts }: Resolved,
    about: { state: TallyState; variant: ItemVariant | null; path: string },
  ): Promise<Fed[]> {
    const { path } = about;
    const { method } = definition;
    if (method.kind === 'missing') return [];
    if (method.kind === 'formula') {
      const fed: Fed[] = [];
      for (const [name, part] of parts)
        if (part) fed.push(...(await this.#fed(tx, part, { ...about, path: `${path}${name}.` })));
      return fed;
    }
    const feeds = await feedsOf(method, this.definitions.readings, {
      readIn: await readInOf(tx, method.indicator, about),
      tree: this.departments.tree(),
    });
    return Object.entries(feeds).flatMap(([name, { feeds: each }]) =>
      each.map((feed) => ({ input: `${path}${name}`, feed })),
    );
  }
}

/** Measures that were declared feed what reads their kind; money and item groups are one at a time. */
async function readInOf(
  tx: PoolClient,
  indicator: IndicatorDescription,
  { state, variant }: { state: TallyState; variant: ItemVariant | null },
): Promise<ReadIn> {
  const asked = variant?.kind === 'measure' ? variant.measure : undefined;
  const derived =
    derivedMethodOf(indicator) === undefined ? [] : await readDerived(tx, indicator, { cutOff: state });
  return {
    currency: variant?.kind === 'currency' ? variant.currency : undefined,
    itemGroup: variant?.kind === 'item-group' ? variant.itemGroup : undefined,
    derived: derived
      .filter((reading) => asked === undefined || reading?.state.key === asked)
      .flatMap((reading) => reading?.measures ?? []),
  };
}

const nothingTold = { n: null, firstDay: null, lastDay: null };

function stateOf(measures: readonly Found[], from: string): Coverage['departments'][number]['state'] {
  if (measures.length === 0) return 'unbound';
  if (measures.every(({ n }) => n === 0)) return 'silent';
  const first = measures.flatMap(({ firstDay }) => firstDay ?? []).toSorted()[0] ?? '';
  return first > from ? 'partial' : 'covered';
}

const departmentCut = cuts[0] as Cut;

async function readFound(
  tx: PoolClient,
  measure: KnownMeasure,
  { from, to, state }: { from: string; to: string; state: TallyState },
): Promise<Map<number, Found>> {
  const tallies = await readTallies(tx, {
    generation: state.generation,
    measures: [measure],
    cut: departmentCut,
    filters: {},
    slots: [segmentsOf({ from, to }, state.closedBefore)],
  });
  const days = await readDays(tx, measure, state.generation);
  const n = new Map<number, number>();
  for (const { departmentId, tally } of tallies)
    n.set(departmentId, (n.get(departmentId) ?? 0) + countIn(tally));
  const ids = new Set([...n.keys(), ...days.keys()]);
  return new Map(
    [...ids].map((id) => [id, { n: n.get(id) ?? 0, ...(days.get(id) ?? { firstDay: null, lastDay: null }) }]),
  );
}

/** The first and the last day there was ever anything of a measure, by department. */
async function readDays(tx: PoolClient, { id, kind }: KnownMeasure, generation: number) {
  const { rows } = await tx.query<{ departmentId: number; firstDay: string; lastDay: string }>(
    `select department_id as "departmentId", min(period)::text as "firstDay", max(period)::text as "lastDay"
       from tally_${kind} t join tally_series s on s.id = t.series_id
      where s.generation = $1 and s.measure_id = $2 and s.cut = $3 and s.grain = 'day' group by department_id`,
    [generation, id, departmentCut.name],
  );
  return new Map(rows.map(({ departmentId, ...days }) => [departmentId, days]));
}

const countIn = (tally: Tally): number =>
  tally.kind === 'score' ? tally.counts.reduce((sum, count) => sum + count, 0) : 'n' in tally ? tally.n : 0;
