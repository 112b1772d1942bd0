import metricSatisfaction from '@attune/metric-satisfaction';
import { type IndicatorBody, type ValuesQuery, valuesQuery } from '@attune/contracts';
import { CheckDefinition } from '../../src/features/indicator-definitions/check-body.ts';
import { DefinitionCourse } from '../../src/features/indicator-definitions/definition-course.ts';
import { DefinitionReaders } from '../../src/features/indicator-definitions/definition-readers.ts';
import { ShowDefinitions } from '../../src/features/indicator-definitions/show-definitions.ts';
import { PreviewDefinition } from '../../src/features/indicators/preview-definition.ts';
import { ReadCoverage } from '../../src/features/indicators/read-coverage.ts';
import { ReadValues } from '../../src/features/indicators/read-values.ts';
import { ReceiptTokens } from '../../src/features/indicators/receipt-tokens.ts';
import { cloneDatabase } from './clone-database.ts';
import { startCore } from './core.ts';
import { coursesOf } from './courses.ts';
import { answer, atLogistics, atSales, atService, february, rating } from './definition-bodies.ts';
import { contributedBy, definitionsOf } from './definitions.ts';
import { flatDepartments } from './flat-departments.ts';
import { receiptsOf } from './receipts.ts';
import { ownerOf, viewerOf } from './viewer.ts';

const march = '2026-03-20T04:00:00Z';

/** Three departments with questions on three scales, answers of two months, and all that makes and reads definitions. */
export async function startDefinedWorld(template: Parameters<typeof cloneDatabase>[0]) {
  const clone = await cloneDatabase(template);
  const core = await startCore(clone.url, { timeZone: 'Asia/Shanghai' });
  for (const [key, question] of [
    ['desk', rating('rating', 1, 7)],
    ['parcel', rating('grade', 0, 10)],
  ] as const)
    await core.ensureSurvey.ensure({
      key,
      names: { en: key, zh: key },
      counts: 'every-response',
      questions: [question],
      itemGroups: [],
    });
  await core.accept([
    ...[5, 4, 4, 3].map((point, i) => answer(`s-${i}`, atSales, point, february)),
    ...[7, 5, 1].map((point, i) => answer(`v-${i}`, atService, point, february)),
    ...[10, 10, 0, 5].map((point, i) => answer(`l-${i}`, atLogistics, point, february)),
    answer('l-k', atLogistics, 0, february),
    ...[1, 1].map((point, i) => answer(`s-m${i}`, atSales, point, march)),
    answer('v-m', atService, 4, march),
  ]);
  await core.fold();

  const { database } = core;
  const departments = flatDepartments(core.departments, '2026-04-15');
  const definitions = definitionsOf(core, contributedBy(metricSatisfaction));
  const tokens = new ReceiptTokens(Buffer.alloc(32, 1));
  const checking = new CheckDefinition(departments, definitions.readings);
  const readers = new DefinitionReaders(database);
  /** Ids of the people who may publish. */
  const publishers: string[] = [];
  const courses = coursesOf(database, departments, publishers);
  const { course } = new DefinitionCourse(courses, definitions, checking, readers);
  const shown = new ShowDefinitions(database, definitions, departments, readers);
  const values = new ReadValues(database, departments, definitions, tokens);
  const viewer = viewerOf(core.departments, 'enterprise');
  const office = ownerOf(core.departments);
  return {
    core,
    departments,
    publishers,
    tokens,
    course,
    shown,
    /** Where the log is larger than this, a receipt is not recounted at once. */
    receiptsUpTo: (recountAtOnce: number) =>
      receiptsOf({ database, departments, definitions, tokens }, recountAtOnce),
    receipts: receiptsOf({ database, departments, definitions, tokens }),
    previews: new PreviewDefinition(definitions.library, checking, values, departments),
    coverage: new ReadCoverage(database, departments, definitions),
    /** May look at figures. */
    viewer,
    /** May define indicators. */
    office,
    /** From a draft to the published version. */
    async publish(key: string, body: IndicatorBody, from: string | null): Promise<number> {
      const known = (await shown.all({ drafts: true })).some((entry) => entry.key === key);
      let version = 1;
      if (known) version = await course.nextVersion(office, key, { body, why: 'test' });
      else await course.define(office, { key, body, why: 'test' });
      await course.submit(office, { key, version }, { revision: 1, why: 'ready' });
      await course.publish(office, { key, version }, { revision: 2, from, why: 'agreed' });
      return version;
    },
    ask: (key: string, query: Partial<ValuesQuery> = {}) =>
      values.read(viewer, key, valuesQuery.parse({ from: '2026-02-01', to: '2026-03-31', ...query })),
    async close(): Promise<void> {
      await core.close();
      await clone[Symbol.asyncDispose]();
    },
  };
}
