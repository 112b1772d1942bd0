import metricSatisfaction from '@attune/metric-satisfaction';
import { type Binding as DefinedBinding, valuesQuery } from '@attune/contracts';
import { linearPoints, reversePoints, type Scale, scoreMean } from '@attune/metrics';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { DepartmentTree } from '../../src/features/departments/department-tree.ts';
import type { Departments } from '../../src/features/departments/departments.ts';
import type { Definitions } from '../../src/features/indicator-definitions/definitions.ts';
import { ReadValues } from '../../src/features/indicators/read-values.ts';
import { ReceiptTokens } from '../../src/features/indicators/receipt-tokens.ts';
import { loadPlugins } from '../../src/platform/plugin-host/load-plugins.ts';
import { LoadedPlugins } from '../../src/platform/plugin-host/loaded-plugins.ts';
import { cloneDatabase } from '../support/clone-database.ts';
import { startCore } from '../support/core.ts';
import { definitionsOf } from '../support/definitions.ts';
import { viewerOf } from '../support/viewer.ts';
import { receiptsOf } from '../support/receipts.ts';
import { daysOf } from './calendar.ts';
import { placementsOf, versionsOf } from './made-up.ts';
import { type Binding, type CountedAnswer, type Placement, read, type Version } from './reading.ts';

/** Governed definitions in the real product: what is published, from when, bound to what, reads as the oracle says. */

const departments = ['enterprise', 'sales', 'service', 'logistics'] as const;
const to: Scale = { min: 1, max: 5 };
const scales: Record<string, Scale> = {
  'response:relationship.satisfaction': { min: 1, max: 5 },
  'response:relationship.effort': { min: 1, max: 7 },
  'response:relationship.recommend': { min: 0, max: 10 },
};
const tables: Record<string, readonly (readonly number[])[]> = {
  'response:relationship.satisfaction': [linearPoints(to, to), reversePoints(to)],
  'response:relationship.effort': [[1, 1, 2, 3, 4, 5, 5]],
  'response:relationship.recommend': [[1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]],
};
const allDays = daysOf({ from: '2026-01-29', to: '2026-04-03' });
const day = fc.constantFrom(...allDays);

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let core: Awaited<ReturnType<typeof startCore>>;
let definitions: Definitions;
const answers: CountedAnswer[] = [];

beforeAll(async () => {
  clone = await cloneDatabase(inject('postgres'));
  core = await startCore(clone.url, { timeZone: 'Asia/Shanghai' });
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (message: string) => expect.fail(message),
  };
  const plugins = new LoadedPlugins(loadPlugins([{ plugin: metricSatisfaction, options: {} }], log));
  definitions = definitionsOf(core, plugins.indicators());
  const responses = fc.sample(
    fc.record({
      day,
      department: fc.constantFrom(...departments),
      satisfaction: fc.oneof(
        { weight: 6, arbitrary: fc.integer({ min: 1, max: 5 }) },
        fc.constant('skipped'),
      ),
      effort: fc.integer({ min: 1, max: 7 }),
      recommend: fc.integer({ min: 0, max: 10 }),
    }),
    { numRuns: 150, seed: 5 },
  );
  await core.accept(
    responses.map(({ day: on, department, ...given }, i) => {
      for (const [question, value] of Object.entries(given))
        answers.push({
          day: on,
          department,
          measure: `response:relationship.${question}`,
          value: value as number,
        });
      return {
        specversion: '1.0',
        id: `r-${i}`,
        source: '/test',
        type: 'response.recorded',
        time: `${on}T04:00:00Z`,
        data: {
          survey: 'relationship',
          department,
          channel: 'web',
          answers: {
            ...given,
            ...(given.satisfaction === 'skipped' ? { satisfaction: { excluded: 'skipped' } } : {}),
          },
        },
      };
    }),
  );
  await core.fold();
});
afterAll(async () => {
  await core?.close();
  await clone?.[Symbol.asyncDispose]();
});

const madeOf = { departments, days: day, ever: '' };
const placements = placementsOf(madeOf);
const versionLists = versionsOf(madeOf, to, tables);

const questions = fc.record({
  range: fc.tuple(day, day).map((range) => range.toSorted() as [string, string]),
  grain: fc.constantFrom('day', 'week', 'month', 'quarter', 'total'),
  department: fc.constantFrom(...departments),
  /** Read all of it as one version: a number, taken from those there are. */
  asked: fc.option(fc.nat(2)),
});

const definedAs = ({ measure, departments: of, points }: Binding): DefinedBinding => ({
  input: 'satisfaction',
  measure,
  departments: [...of],
  conversion: { kind: 'table', points: [...points] },
});

let defined = 0;

/** As if it had gone through review: that is tested elsewhere. */
async function publish(versions: readonly Version[]): Promise<string> {
  const key = `made-up-${(defined += 1)}`;
  const { worker } = core.database;
  for (const [i, version] of versions.entries())
    await worker.query(
      `insert into indicator_definition (indicator, version, status, from_day, body) values ($1, $2, 'published', $3, $4)`,
      [key, i + 1, version.from === '' ? null : version.from, JSON.stringify(bodyOf(version))],
    );
  await worker.query('update indicator_library set revision = revision + 1');
  return key;
}

const bodyOf = (version: Version) => ({
  names: { en: 'x', zh: 'x' },
  explanations: { en: 'x', zh: 'x' },
  owner: 'x',
  unit: 'score',
  polarity: 'higher-is-better',
  range: [1, 5],
  method: { kind: 'reading', reading: 'csat', bindings: version.bindings.map(definedAs) },
  filter: null,
  exclude: null,
  minimumN: 1,
  target: null,
  thresholds: null,
  tags: [],
});

function standing(list: readonly Placement[]): Departments {
  const id = (key: string) => core.departments.get(key) as number;
  const tree = new DepartmentTree(
    [...core.departments].map(([key, of]) => ({ id: of, key, names: { en: '', zh: '' } })),
    list.map(({ department, parent, from, to: until }) => ({
      departmentId: id(department),
      parentId: parent === null ? null : id(parent),
      fromDay: from === '' ? '-infinity' : from,
      toDay: until ?? 'infinity',
    })),
  );
  const today = '2026-11-22';
  return { tree: () => tree, today: () => today, treeToday: () => tree.treeOn(today) } as Departments;
}

test('whatever is bound, converted, published and moved: the product reads what the oracle reads, answer by answer', async () => {
  const tokens = new ReceiptTokens(Buffer.alloc(32, 1));
  const somebody = viewerOf(core.departments, 'enterprise');
  await fc.assert(
    fc.asyncProperty(placements, versionLists, questions, async (list, versions, { range, ...question }) => {
      const [from, until] = range;
      const key = await publish(versions);
      const at = question.asked === null ? undefined : question.asked % versions.length;
      const expected = read(
        { scales, answers, placements: list, versions },
        {
          from,
          to: until,
          grain: question.grain as 'day',
          department: question.department,
          ...(at === undefined ? {} : { version: versions[at] as Version }),
        },
      ).map(({ from: first, to: last, version, tally }) => {
        const { value, n, excluded } = scoreMean(tally);
        return [`${first}/${last}`, versions.indexOf(version) + 1, value, n, excluded];
      });
      const parts = standing(list);
      const query = valuesQuery.parse({
        from,
        to: until,
        grain: question.grain,
        department: question.department,
        version: at === undefined ? undefined : at + 1,
      });
      const { rows } = await new ReadValues(core.database, parts, definitions, tokens).read(
        somebody,
        key,
        query,
      );
      expect(
        rows.map(({ period, version, value, n, excluded }) => [period, version, value, n, excluded]),
      ).toEqual(expected);
      const last = rows.at(-1);
      const receipt = await receiptsOf({
        database: core.database,
        departments: parts,
        definitions,
        tokens,
      }).read(somebody, last?.receipt ?? '');
      expect(receipt.recount).toMatchObject({ outcome: 'same', value: last?.value, n: last?.n });
    }),
    { numRuns: 60 },
  );
});
