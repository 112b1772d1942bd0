import { isDeepStrictEqual } from 'node:util';
import metricLoyalty from '@attune/metric-loyalty';
import metricSatisfaction from '@attune/metric-satisfaction';
import metricValue from '@attune/metric-value';
import { type Values, valuesQuery } from '@attune/contracts';
import type { PoolClient } from 'pg';
import { expect } from 'vitest';
import { DepartmentTree, type PlacementRow } from '../../src/features/departments/department-tree.ts';
import type { Departments } from '../../src/features/departments/departments.ts';
import { Principals } from '../../src/features/identity/principals.ts';
import { CoarserPeriods } from '../../src/features/indicator-values/coarser-periods.ts';
import { KeepIndicatorValues } from '../../src/features/indicator-values/keep-indicator-values.ts';
import { keptRow } from '../../src/features/indicator-values/kept-row.ts';
import { NoteMovedMonths } from '../../src/features/indicator-values/note-moved-months.ts';
import { WholeEnterprise } from '../../src/features/indicator-values/whole-enterprise.ts';
import { FigureSources } from '../../src/features/indicators/figure-sources.ts';
import { ReadValues } from '../../src/features/indicators/read-values.ts';
import { ReceiptTokens } from '../../src/features/indicators/receipt-tokens.ts';
import { cuts } from '../../src/features/measures/cuts.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { loadPlugins } from '../../src/platform/plugin-host/load-plugins.ts';
import { LoadedPlugins } from '../../src/platform/plugin-host/loaded-plugins.ts';
import { startProduct } from '../oracle/product.ts';
import { anonymous } from './anonymous.ts';
import { type Contributed, definitionsOf } from './definitions.ts';

const today = '2026-11-22';

/** One of each kind: of answers, item groups, derived measures, money, people, tenures, and one that hides. */
const kinds = ['nps', 'cronbach-alpha', 'csi', 'revenue', 'repeat-purchase-rate', 'retention', 'anonymous'];

const quarters = ['01-01/03-31', '04-01/06-30', '07-01/09-30', '10-01/12-31'];
const questions = [
  { grain: 'year', ranges: ['01-01/12-31'] },
  { grain: 'quarter', ranges: ['01-01/12-31'] },
  { grain: 'month', ranges: quarters },
];

/** A figure by what it is of. */
type Figures = ReadonlyMap<string, unknown>;

/** What keeps figures of these indicators, over a product on a database of its own whose events are of 2026. */
export async function startKeeping(url: string, wanted: readonly string[] = kinds) {
  const core = await startProduct(url, { partitions: 2 });
  const { worker } = core.database;
  const standing = treesOf(core.departments);
  let tree = standing();
  const departments = {
    tree: () => tree,
    treeToday: () => tree.treeOn(today),
    today: () => today,
    reload: async () => tree,
  } as unknown as Departments;
  const enterprise = new WholeEnterprise(departments, core.surveys, new Principals(departments));
  const all = [...pluginIndicators(), { indicator: anonymous, plugin: 'test' }].filter(({ indicator }) =>
    wanted.includes(indicator.key),
  );
  const reading = (indicators: readonly Contributed[]) => {
    const definitions = definitionsOf(core, indicators);
    const tokens = new ReceiptTokens(Buffer.alloc(32, 1));
    return {
      values: new ReadValues(core.database, departments, definitions, tokens),
      sources: new FigureSources(core.database, departments, definitions),
    };
  };
  const keeperOf = ({ values, sources }: ReturnType<typeof reading>, database = core.database) =>
    new KeepIndicatorValues(database, values, sources, enterprise);
  const whole = reading(all);
  const notes = [new NoteMovedMonths()];
  const keepAll = async (keeper: KeepIndicatorValues) => {
    do await keeper.keepHistory();
    while ((await worker.query('select from indicator_value_due')).rowCount);
  };

  return {
    core,
    note: () => core.fold(7, notes),
    /** Until nothing is due. */
    keep: () => keepAll(keeperOf(whole)),
    /** The same where an indicator is not known. */
    keepWithout: (key: string) =>
      keepAll(keeperOf(reading(all.filter(({ indicator }) => indicator.key !== key)))),
    /** As far as a worker gets that ends in the midst of it. */
    async keepUntil(statement: number) {
      const failing = {
        worker: { connect: () => failingAfter(worker.connect(), statement) },
      } as unknown as Database;
      await keeperOf(whole, failing)
        .keepHistory()
        .catch(() => undefined);
    },
    /** Below another department, from a day on. */
    moveService(parent: string, day: string) {
      tree = standing({ parent, day });
    },
    /** As the table has it. */
    async kept(): Promise<Figures> {
      const { rows } = await worker.query<{ row: unknown; name: string }>(
        `select concat_ws(' ', indicator_key, cut, grain, period_from, department_id, key, currency, measure, item_group, version) as name,
                to_jsonb(v) - 'indicator_key' - 'cut' - 'grain' - 'computed_at' - 'positions' as row from indicator_value v`,
      );
      return new Map(rows.map(({ name, row }) => [name, row]));
    },
    /** As the use case answers, months asked by the quarter and quarters by the year. */
    async answered(): Promise<Figures> {
      const found = new Map<string, unknown>();
      for (const { indicator } of all)
        for (const cut of cuts) {
          const periods = new CoarserPeriods();
          for (const { grain, ranges } of questions)
            for (const range of ranges) {
              const [from, to] = range.split('/').map((day) => `2026-${day}`);
              const by = ['department', ...cut.dimensions].join();
              const query = valuesQuery.parse({ from, to, grain, by, compare: 'none' });
              const { rows } = await whole.values
                .read(enterprise.principal(), indicator.key, query)
                .catch((error: { code: string }): Pick<Values, 'rows'> => {
                  expect(error.code).toBe('cut-not-kept');
                  return { rows: [] };
                });
              const how = {
                cut,
                idOf: (key: string) => core.departments.get(key),
              };
              for (const one of periods.within(rows.map((row) => keptRow(row, how)))) {
                const place = [
                  one.period_from,
                  one.department_id,
                  one.key,
                  one.currency,
                  one.measure,
                  one.item_group,
                ];
                const name = [indicator.key, cut.name, grain, ...place, one.version].join(' ');
                if (one.period_from <= today) found.set(name, JSON.parse(JSON.stringify(one)));
              }
            }
        }
      return found;
    },
    close: () => core.close(),
  };
}

export function expectSameFigures(kept: Figures, answered: Figures): void {
  const names = new Set([...kept.keys(), ...answered.keys()]);
  const differ = [...names].filter((name) => !isDeepStrictEqual(kept.get(name), answered.get(name)));
  expect(differ.slice(0, 5).map((name) => [name, kept.get(name), answered.get(name)])).toEqual([]);
}

function pluginIndicators(): Contributed[] {
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (message: string) => expect.fail(message),
  };
  const plugins = [metricSatisfaction, metricLoyalty, metricValue].map((plugin) => ({ plugin, options: {} }));
  return new LoadedPlugins(loadPlugins(plugins, log)).indicators();
}

/** Logistics below sales; service below the enterprise, or from a day on below another. */
function treesOf(ids: ReadonlyMap<string, number>) {
  const id = (key: string) => ids.get(key) as number;
  const place = (key: string, parent: string | null, [fromDay = '-infinity', toDay = 'infinity'] = []) =>
    ({
      departmentId: id(key),
      parentId: parent === null ? null : id(parent),
      fromDay,
      toDay,
    }) as PlacementRow;
  return (moved?: { parent: string; day: string }) =>
    new DepartmentTree(
      [...ids].map(([key, id]) => ({ id, key, names: { en: key, zh: key } })),
      [
        place('enterprise', null),
        place('sales', 'enterprise'),
        place('logistics', 'sales'),
        ...(moved
          ? [
              place('service', 'enterprise', ['-infinity', moved.day]),
              place('service', moved.parent, [moved.day, 'infinity']),
            ]
          : [place('service', 'enterprise')]),
      ],
    );
}

/** A connection that is lost after so many statements. */
async function failingAfter(connecting: Promise<PoolClient>, statements: number): Promise<PoolClient> {
  const client = await connecting;
  let left = statements;
  return new Proxy(client, {
    get(target, name) {
      if (name === 'query' && left-- <= 0) return () => Promise.reject(new Error('The connection is lost.'));
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}
