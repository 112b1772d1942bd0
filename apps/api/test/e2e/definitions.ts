import type {
  IndicatorBody,
  IndicatorDefinitionAnswer,
  Overview,
  Preview,
  ValueRow,
} from '@attune/contracts';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { expectAccessible } from '../support/axe.ts';
import { type Client, until } from '../support/client.ts';
import { response } from '../support/event.ts';
import { comeTo, type Stage } from './stage.ts';

const dayMs = 86_400_000;

/** Every indicator of satisfaction reads the same three questions here. */
const languages = [
  { locale: 'en-GB', key: 'csat', name: 'Customer satisfaction' },
  { locale: 'zh-CN', key: 'csat-top-box', name: '满意客户占比' },
] as const;

const rating = (key: string, min: number, max: number) => ({
  key,
  names: { en: `Survey ${key}`, zh: `问卷 ${key}` },
  questions: [
    { key: 'rating', type: 'csat', labels: { en: `How was ${key}?`, zh: `${key}如何？` }, min, max },
  ],
});

/** Three departments ask on three scales, in the last quarter and in this one. */
async function furnish(client: Client): Promise<void> {
  const json = 'application/json';
  for (const survey of [rating('desk', 1, 7), rating('parcel', 0, 10)]) {
    const { status, body } = await client.post('/v1/surveys', JSON.stringify(survey), json);
    if (status !== 201) throw new Error(`No survey: ${JSON.stringify(body)}`);
  }
  const events = Array.from({ length: 180 }, (_, i) => {
    const time = new Date(Date.now() - (1 + ((i * 7) % 175)) * dayMs).toISOString();
    if (i % 3 === 0) return response({ satisfaction: 1 + (i % 5) }, { department: 'sales', time });
    const [survey, department, point] =
      i % 3 === 1 ? ['desk', 'service', 1 + (i % 7)] : ['parcel', 'logistics', i % 11];
    const event = response({}, { department: department as string, time });
    return { ...event, data: { ...event.data, survey, answers: { rating: point } } };
  });
  const items = await client.send(events);
  expect(new Set(items.map(({ status }) => status))).toEqual(new Set(['accepted']));
}

const bodyOf = ({ versions }: IndicatorDefinitionAnswer) => versions[0]?.body as IndicatorBody;

/** A quarter as the API reads it: by its days, or all of it as one version. */
const quarterOf = async (client: Client, key: string, days: { from: string; to: string }, version?: number) =>
  (await client.values(key, {
    ...days,
    compare: 'none',
    ...(version === undefined ? {} : { version: String(version) }),
  })) as [ValueRow];

function quarters(today: string) {
  const month = Number(today.slice(5, 7));
  const start = new Date(Date.UTC(Number(today.slice(0, 4)), month - 1 - ((month - 1) % 3), 1));
  const iso = (date: Date) => date.toISOString().slice(0, 10);
  const before = new Date(start);
  before.setUTCMonth(start.getUTCMonth() - 3);
  return {
    start: iso(start),
    last: { from: iso(before), to: iso(new Date(start.getTime() - dayMs)) },
  };
}

/** Chooses the question of a survey for a department, and how its scale is converted. */
async function bind(page: Page, department: string, measure: string, conversion?: string): Promise<Locator> {
  const line = page.getByTestId(`binding-${department}`);
  if ((await line.getByRole('combobox').count()) === 0) await line.getByRole('button').click();
  await line.getByRole('combobox').nth(0).selectOption(measure);
  if (conversion) await line.getByRole('combobox').nth(1).selectOption(conversion);
  return line;
}

export function definitionsStory(stage: () => Stage): void {
  let client: Client;
  let today: string;
  beforeAll(async () => {
    client = stage().product.client();
    await furnish(client);
    ({ today } = await client.get<Overview>('/v1/overview'));
    await until(
      () => client.values('csat-percent', { from: '1970-01-01', to: '2199-12-31' }),
      ([row]) => (row?.n ?? 0) >= 180,
    );
  });

  test.each(languages)(
    'a version that binds three departments on three scales is previewed, reviewed, published and told apart ($locale)',
    async ({ locale, key, name }) => {
      await using visitor = await comeTo(stage(), locale, '/indicators');
      const { page } = visitor;
      const { start, last } = quarters(today);
      const [before] = await quarterOf(client, key, last);

      await page.getByTestId('library').getByRole('link', { name, exact: true }).click();
      await page.getByTestId('work-on').click();
      await page.getByTestId('fed-by').locator('label').nth(1).click();
      // Everybody's question goes; three departments bring their own.
      await page.getByTestId('binding-enterprise').getByRole('button').last().click();
      await bind(page, 'sales', 'response:relationship.satisfaction');
      await bind(page, 'service', 'response:desk.rating');
      const refused = await bind(page, 'logistics', 'response:parcel.rating', 'linear');
      // Eleven points do not lie evenly on five: refused where it was chosen.
      await until(
        () => refused.getByRole('combobox').nth(1).getAttribute('aria-invalid'),
        (invalid) => invalid === 'true',
      );
      await bind(page, 'logistics', 'response:parcel.rating', 'table');
      const effect = page.getByTestId('effect-sentence');
      await until(
        () => effect.innerText().catch(() => ''),
        (text) => text.includes('→'),
      );
      await page.getByTestId('save-bar').getByRole('textbox').fill('Three departments, three scales');
      await expectAccessible(page);
      await page.getByTestId('save-bar').getByRole('button').click();
      await page.getByTestId('to-review').click();

      await page.getByTestId('submit').click();
      await page.getByRole('dialog').getByRole('textbox').fill('Ready');
      await page.getByRole('dialog').getByRole('button').last().click();
      const publish = page.getByTestId('publish');
      await publish.locator('input[type=date]').fill(start);
      await publish.getByRole('textbox').last().fill('Agreed by the three');
      expect(await page.getByTestId('diff').innerText()).toContain('1');
      // What is previewed is what the version will read.
      const draft = bodyOf(await client.get(`/v1/indicator-definitions/${key}`));
      const question = JSON.stringify({ key, body: draft, ...last, grain: 'total' });
      const previewed = await client.post<Preview>(
        '/v1/indicator-definitions/preview',
        question,
        'application/json',
      );
      expect(previewed.body.rows[0]?.after?.n).toBeGreaterThan(before.n ?? 0);
      await expectAccessible(page);
      await publish.getByRole('button').click();

      await page.getByTestId('versions').waitFor();
      const chart = page.getByTestId('trend-chart');
      await chart.getByText(locale === 'en-GB' ? /^v2 from/ : /^第 2 版自/).waitFor();
      await page.getByTestId('coverage').getByText('response:parcel.rating').first().waitFor();
      await expectAccessible(page);
      // The last quarter is read as it always was, this one as the new version.
      const [after] = await quarterOf(client, key, last);
      expect({ version: after.version, value: after.value, n: after.n }).toEqual({
        version: 1,
        value: before.value,
        n: before.n,
      });
      const [now] = await quarterOf(client, key, { from: start, to: today });
      expect(now.version).toBe(2);
      expect(now.value).toBe((await quarterOf(client, key, { from: start, to: today }, 2))[0].value);

      await page.goto('/?period=18m');
      const card = page.getByTestId(`card-${key}`);
      await card.getByTestId('version-note').waitFor();
      expect(visitor.faults).toEqual([]);
    },
  );

  test('two people on one draft: who did what is told, and neither text is lost', async () => {
    const json = 'application/json';
    const path = '/v1/indicator-definitions/nps';
    const body = bodyOf(await client.get(path));
    await client.post(`${path}/versions`, JSON.stringify({ body, why: 'To begin with' }), json);
    await using visitor = await comeTo(stage(), 'en-GB', '/indicators/nps/versions/2/edit');
    const { page } = visitor;
    const bar = page.getByTestId('save-bar');
    await page.getByLabel('Owner').fill('Mine');
    await bar.getByRole('textbox').fill('My office answers for it');
    const theirs = { revision: 1, body: { ...body, owner: 'Theirs' }, why: 'Our office does' };
    await client.request(`${path}/versions/2`, {
      method: 'PUT',
      body: JSON.stringify(theirs),
      headers: { 'content-type': json },
    });
    await bar.getByRole('button').click();
    const dialog = page.getByTestId('changed');
    await dialog.getByText('Our office does').waitFor();
    await dialog.getByRole('button', { name: 'See what differs' }).click();
    expect(await dialog.innerText()).toMatch(/Theirs[\s\S]*Mine/);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Go on editing mine' }).click();
    expect(await page.getByLabel('Owner').inputValue()).toBe('Mine');

    await page.getByRole('link', { name: 'Pulse' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stay here' }).click();
    await bar.getByRole('button').click();
    await dialog.getByRole('button', { name: 'See what differs' }).click();
    await dialog.getByRole('button', { name: 'Save mine over theirs' }).click();
    await page.getByTestId('to-review').waitFor();
    expect(bodyOf(await client.get(path)).owner).toBe('Mine');

    // Once somebody submits it, it cannot be saved: what is written stays, and the ways on are told.
    await page.getByLabel('Owner').fill('Mine again');
    await bar.getByRole('textbox').fill('One thing more');
    const submitted = JSON.stringify({ revision: 3, why: 'Ready, I think' });
    await client.post(`${path}/versions/2/submit`, submitted, json);
    await bar.getByRole('button').click();
    await dialog.getByText('Ready, I think').waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Go on editing mine' }).click();
    await bar.getByText('not a draft any more').waitFor();
    expect(await page.getByLabel('Owner').inputValue()).toBe('Mine again');
    await bar.getByRole('button').click();
    await dialog.getByRole('button', { name: 'Withdraw from review' }).click();
    await dialog.getByText('sent it back').waitFor();
    await dialog.getByRole('button', { name: 'See what differs' }).click();
    await dialog.getByRole('button', { name: 'Save mine over theirs' }).click();
    await page.getByTestId('to-review').waitFor();
    expect(bodyOf(await client.get(path)).owner).toBe('Mine again');
    expect(visitor.faults).toEqual([]);
  });
}
