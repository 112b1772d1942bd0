import metricSatisfaction from '@attune/metric-satisfaction';
import { type IndicatorSetBody, type SetValuesQuery, setValuesQuery } from '@attune/contracts';
import { DeclaredMeasures } from '../../src/features/derived-measures/declared-measures.ts';
import { CheckDefinition } from '../../src/features/indicator-definitions/check-body.ts';
import { DefinitionCourse } from '../../src/features/indicator-definitions/definition-course.ts';
import { DefinitionReaders } from '../../src/features/indicator-definitions/definition-readers.ts';
import { DefinitionUses } from '../../src/features/indicator-definitions/definition-uses.ts';
import { ShowDefinitions } from '../../src/features/indicator-definitions/show-definitions.ts';
import { TraceLineage } from '../../src/features/indicator-definitions/trace-lineage.ts';
import { AdoptSet } from '../../src/features/indicator-sets/adopt-set.ts';
import { ItemKnowledge } from '../../src/features/indicator-sets/item-knowledge.ts';
import { ProposeSetVersion } from '../../src/features/indicator-sets/propose-set-version.ts';
import { ReadBoard } from '../../src/features/indicator-sets/read-board.ts';
import { ReadSetValues } from '../../src/features/indicator-sets/read-set-values.ts';
import { RetireSet } from '../../src/features/indicator-sets/retire-set.ts';
import { SetCourse } from '../../src/features/indicator-sets/set-course.ts';
import { usesBySets } from '../../src/features/indicator-sets/sets-as-readers.ts';
import { Sets } from '../../src/features/indicator-sets/sets.ts';
import { ShowSets } from '../../src/features/indicator-sets/show-sets.ts';
import { ReadCoverage } from '../../src/features/indicators/read-coverage.ts';
import { ReadValues } from '../../src/features/indicators/read-values.ts';
import { ReceiptTokens } from '../../src/features/indicators/receipt-tokens.ts';
import { PluginUses } from '../../src/features/plugins/plugin-uses.ts';
import { Principal } from '../../src/platform/http/access/principal.ts';
import { cloneDatabase } from './clone-database.ts';
import { startCore } from './core.ts';
import { coursesOf } from './courses.ts';
import { contributedBy, definitionsOf } from './definitions.ts';
import { flatDepartments } from './flat-departments.ts';
import { anonymousCsat } from './set-bodies.ts';
import { ownerOf } from './viewer.ts';

/** Answers by department: recommendation 0..10 and satisfaction 1..5, each pair one response in February. */
export const setAnswers: Readonly<Record<string, readonly [number, number][]>> = {
  sales: [
    [10, 5],
    [9, 4],
    [10, 5],
    [9, 5],
    [3, 2],
    [10, 5],
  ],
  service: [
    [8, 3],
    [2, 2],
    [7, 3],
    [6, 1],
  ],
  logistics: [
    [10, 4],
    [10, 5],
  ],
};

const answered = (
  department: string,
  [recommend, satisfaction]: [number, number],
  name: string,
  day: string,
) => ({
  specversion: '1.0',
  id: name,
  source: '/test',
  type: 'response.recorded',
  time: `${day}T04:00:00Z`,
  data: { survey: 'relationship', department, channel: 'web', answers: { recommend, satisfaction } },
});

/** Answers of three departments, and all that makes, adopts and reads sets. */
export async function startSetWorld(template: Parameters<typeof cloneDatabase>[0]) {
  const clone = await cloneDatabase(template);
  const core = await startCore(clone.url, { timeZone: 'Asia/Shanghai' });
  await core.accept(
    Object.entries(setAnswers).flatMap(([department, some]) =>
      some.map((pair, i) => answered(department, pair, `${department}-${i}`, '2026-02-10')),
    ),
  );
  await core.accept([answered('sales', [10, 5], 'april', '2026-04-10')]);
  await core.fold();

  const { database } = core;
  const departments = flatDepartments(core.departments, '2026-04-15');
  const definitions = definitionsOf(core, contributedBy(metricSatisfaction));
  const { library, readings } = definitions;
  const readers = new DefinitionReaders(database);
  readers.add(usesBySets);
  /** Ids of the people who may publish. */
  const publishers: string[] = [];
  const courses = coursesOf(database, departments, publishers);
  const checking = new CheckDefinition(departments, readings);
  const values = new ReadValues(database, departments, definitions, new ReceiptTokens(Buffer.alloc(32, 1)));
  const knowledge = new ItemKnowledge(departments, readings, new DeclaredMeasures(database));
  const sets = new Sets(database);
  const setCourse = new SetCourse(courses, departments, library, knowledge);
  const { course } = setCourse;
  const shown = new ShowSets(database, departments);
  const setValues = new ReadSetValues(sets, departments, library, values);
  const office = ownerOf(core.departments);
  const sales = core.departments.get('sales') as number;
  const atSales = (id: string, role: 'admin' | 'analyst') =>
    new Principal('account', id, [{ role, scopes: [], departmentId: sales, departments: [sales] }]);
  const pluginUses = new PluginUses();
  new DefinitionUses(pluginUses, library, readers).onModuleInit();
  const indicators = new DefinitionCourse(courses, definitions, checking, readers).course;
  return {
    publishers,
    indicators: {
      course: indicators,
      shown: new ShowDefinitions(database, definitions, departments, readers),
      values,
      lineage: new TraceLineage(definitions, departments, readers),
      pluginUses,
    },
    course,
    ending: new RetireSet(departments, setCourse),
    proposals: new ProposeSetVersion(departments, setCourse),
    adopting: new AdoptSet(departments, setCourse, library, knowledge),
    shown,
    board: new ReadBoard(sets, departments, library, new ReadCoverage(database, departments, definitions)),
    /** May do everything. */
    office,
    salesAdmin: atSales('sales-admin', 'admin'),
    salesAnalyst: atSales('sales-analyst', 'analyst'),
    /** The indicator `csat-anonymous`. */
    async publishAnonymous(): Promise<void> {
      const of = { key: 'csat-anonymous', version: 1 };
      await indicators.define(office, { key: of.key, body: anonymousCsat, why: 'test' });
      await indicators.submit(office, of, { revision: 1, why: 'test' });
      await indicators.publish(office, of, { revision: 2, from: null, why: 'test' });
    },
    /** From a draft to the published version. */
    async publish(key: string, body: IndicatorSetBody, from: string | null): Promise<number> {
      const isThere = (await shown.all(office)).some((entry) => entry.key === key);
      let version = 1;
      if (isThere) version = await course.nextVersion(office, key, { body, why: 'test' });
      else await course.define(office, { key, body, why: 'test' });
      await course.submit(office, { key, version }, { revision: 1, why: 'ready' });
      await course.publish(office, { key, version }, { revision: 2, from, why: 'agreed' });
      return version;
    },
    ask: (key: string, query: Partial<SetValuesQuery> = {}) =>
      setValues.read(
        office,
        key,
        setValuesQuery.parse({ from: '2026-02-01', to: '2026-02-28', by: 'department', ...query }),
      ),
    async close(): Promise<void> {
      await core.close();
      await clone[Symbol.asyncDispose]();
    },
  };
}
