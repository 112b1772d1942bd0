import { relationshipSurvey } from '@attune/contracts';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { startCore } from '../../../test/support/core.ts';
import { event, response } from '../../../test/support/event.ts';
import { questionMeasures } from '../surveys/question-measures.ts';
import { beginEdition, insertQuestions } from '../surveys/surveys.store.ts';

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let core: Awaited<ReturnType<typeof startCore>>;

beforeAll(async () => {
  clone = await cloneDatabase(inject('postgres'));
  core = await startCore(clone.url);
});
afterAll(async () => {
  await core?.close();
  await clone?.[Symbol.asyncDispose]();
});

/** As another process does it: this one has not heard of it. */
async function askAlsoForStaff() {
  const [, satisfaction] = relationshipSurvey.questions;
  const questions = [{ ...satisfaction!, key: 'staff' }];
  await core.database.withScope({ departments: [] }, async (tx) => {
    const edition = await beginEdition(tx, 1);
    await insertQuestions(tx, { surveyId: 1, edition }, questions);
    await core.measures.declare(tx, questionMeasures('relationship', questions));
  });
}

/** Points 1 to 5, then those skipped. */
async function countsOf(question: string) {
  await core.fold();
  const { rows } = await core.database.worker.query(
    `select coalesce(array[sum(p1), sum(p2), sum(p3), sum(p4), sum(p5), sum(skipped)]::int[], '{}') as counts
       from tally_score join tally_series s on s.id = series_id join measure m on m.id = s.measure_id
      where m.key = $1 and s.cut = 'department' and s.grain = 'day'`,
    [`response:relationship.${question}`],
  );
  return rows[0].counts;
}

const amend = (id: string, answers: object) =>
  event('response.amended', { response: id, answers }, { source: '/test' });

test('a question is counted from the edition that brought it on, and edits of older responses leave it alone', async () => {
  await core.accept([response({ recommend: 9, satisfaction: 4 }, { id: 'old' })]);
  await askAlsoForStaff();
  await core.accept([response({ satisfaction: 2 }, { id: 'unaware' })]);
  await core.surveys.load();
  await core.accept([
    response({ satisfaction: 5, staff: 3 }, { id: 'new' }),
    response({ satisfaction: 1 }, { id: 'silent' }),
  ]);
  expect(await countsOf('staff')).toEqual([0, 0, 1, 0, 0, 1]);
  const answers = await core.accept([
    amend('old', { satisfaction: 1 }),
    amend('unaware', { staff: 5 }),
    amend('silent', { staff: 4 }),
    event('response.withdrawn', { response: 'new' }),
    event('fact.amended', { fact: { source: '/test', id: 'old' }, data: { edition: 2 } }),
  ]);
  expect(answers.map(({ status, field }) => field ?? status)).toEqual([
    'accepted',
    'data.answers.staff',
    'accepted',
    'accepted',
    'data.edition',
  ]);
  expect(await countsOf('satisfaction')).toEqual([2, 1, 0, 0, 0, 0]);
  expect(await countsOf('staff')).toEqual([0, 0, 0, 1, 0, 0]);
});
