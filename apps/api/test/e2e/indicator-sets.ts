import { readFile } from 'node:fs/promises';
import type { AdoptionBoard, IndicatorSetAnswer, Overview, SetValues } from '@attune/contracts';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { expectAccessible } from '../support/axe.ts';
import { type Client, until } from '../support/client.ts';
import { comeTo, type Stage } from './stage.ts';

/** Looking at a page for faults takes longer than walking through it: each is looked at in one of the languages. */
const looked = {
  'en-GB': ['preview', 'editor', 'adoption'],
  'zh-CN': ['review', 'scorecard', 'board'],
} as const;

const languages = [
  { locale: 'en-GB', template: 'cross-department-core', key: 'core', ever: 'Since ever' },
  { locale: 'zh-CN', template: 'retail', key: 'retail', ever: '一直有效' },
] as const;

/** Puts somebody's reason for a step into the dialog that asks for it, and goes on. */
async function sayWhy(page: Page, why: string): Promise<void> {
  await page.getByRole('dialog').getByRole('textbox').fill(why);
  await page.getByRole('dialog').getByRole('button').last().click();
}

/** The figures of the page as the first kind of file there is. */
async function exportedByKeyboard(page: Page): Promise<string> {
  await page.getByTestId('set-export').focus();
  await page.keyboard.press('Enter');
  const saving = page.waitForEvent('download');
  await page.getByRole('menuitem').first().press('Enter');
  return readFile(await (await saving).path(), 'utf8');
}

const newest = async (client: Client, key: string) => {
  const { versions } = await client.get<IndicatorSetAnswer>(`/v1/indicator-sets/${key}`);
  const [version] = versions;
  if (!version) throw new Error(`The set ${key} has no version.`);
  return version;
};

export function indicatorSetsStory(stage: () => Stage): void {
  let client: Client;
  let today: string;
  beforeAll(async () => {
    client = stage().product.client();
    ({ today } = await client.get<Overview>('/v1/overview'));
  });

  test.each(languages)(
    'from a template through draft and review to the departments that work by it ($locale)',
    async ({ locale, template, key, ever }) => {
      await using visitor = await comeTo(stage(), locale, '/sets');
      const { page } = visitor;
      const look = async (at: string) => {
        if (looked[locale].some((one) => one === at)) await expectAccessible(page);
      };
      const card = page.getByTestId(`template-${template}`);
      await card.getByRole('button').click();
      await page.getByTestId('template-preview').waitFor();
      await look('preview');
      await page.keyboard.press('Escape');
      await page.getByTestId('template-preview').waitFor({ state: 'hidden' });
      await card.getByRole('link').click();

      const groups = page.getByTestId('set-groups');
      await groups.waitFor();
      await page.locator(`input[value="${template}"]`).fill(key);
      // Moved by keyboard: the last of its group is the first of the next.
      const handle = groups.locator('[data-handle]').first();
      const moved = await handle.getAttribute('data-handle');
      await handle.focus();
      await page.keyboard.press('ArrowDown');
      await until(
        () => page.evaluate(`document.activeElement?.dataset.handle`),
        (held) => held === moved,
      );
      await page.keyboard.press('ArrowUp');
      // What cannot be is told at its field, before anything is sent.
      const weight = groups.getByTestId('edit-nps').getByRole('textbox').first();
      await weight.fill('-1');
      expect(await weight.getAttribute('aria-invalid')).toBe('true');
      await weight.fill('4');
      await groups.getByTestId('edit-nps').getByRole('button', { expanded: false }).click();
      const bar = page.getByTestId('save-bar');
      await bar.getByRole('textbox').fill('Loyalty matters most');
      await look('editor');
      await bar.getByRole('button').click();

      await page.getByTestId('to-review').click();
      await page.getByTestId('submit').click();
      await sayWhy(page, 'Ready');
      const publish = page.getByTestId('publish');
      await publish.getByText(ever, { exact: true }).click();
      await publish.getByRole('textbox').last().fill('Agreed');
      await look('review');
      await publish.getByRole('button').click();

      const scorecard = page.getByTestId('set-scorecard');
      await scorecard.getByTestId('item-nps').waitFor();
      await look('scorecard');
      const shown = await scorecard.getByTestId('item-nps').innerText();
      const body = (await newest(client, key)).body;
      const nps = body.groups.flatMap(({ items }) => items).find(({ indicator }) => indicator === 'nps');
      expect(nps?.weight).toBe(4);
      const from = new Date(Date.parse(today) - 89 * 86_400_000).toISOString().slice(0, 10);
      const { rows } = await client.get<SetValues>(
        `/v1/indicator-sets/${key}/values?from=${from}&to=${today}`,
      );
      // Another story may have published an indicator within the period: the page shows the days since then.
      const figure = rows.at(-1)?.figures.find(({ indicator }) => indicator === 'nps');
      expect(shown).toContain((figure?.value ?? Number.NaN).toFixed(1).replace('-', '−'));
      await scorecard.getByTestId('item-nps').getByRole('button').click();
      await page.getByTestId('receipt').or(page.getByTestId('made-figure')).waitFor();
      await page.keyboard.press('Escape');
      expect(await exportedByKeyboard(page)).toMatch(/^nps,points,total,/m);

      // What the set reads leads back to it.
      await page.goto('/indicators/nps');
      await page.locator(`a[data-item="set:${key}"]`).click();
      await scorecard.waitFor();

      await page.goto(`/sets/${key}/adoption`);
      const board = page.getByTestId('board');
      // By keyboard: the second row is the first department below the enterprise.
      await board.locator('[data-place="1.1"]').focus();
      await page.keyboard.press('Enter');
      const adoption = page.getByTestId('adoption');
      await adoption.getByRole('textbox').last().fill('We begin');
      await look('adoption');
      await adoption.locator('button[type=submit]').click();
      await adoption.waitFor({ state: 'hidden' });
      const { departments } = await client.get<AdoptionBoard>(
        `/v1/indicator-sets/${key}/board?from=${from}&to=${today}`,
      );
      const adopted = departments.filter(({ department, adoptedBy }) => department === adoptedBy);
      expect(adopted).toHaveLength(1);
      await look('board');
      expect(visitor.faults).toEqual([]);
    },
  );

  test('two people on one draft of a set: neither text is lost', async () => {
    const json = 'application/json';
    const templates = await client.get<{ templates: { key: string; body: object }[] }>(
      '/v1/indicator-sets/templates',
    );
    const body = templates.templates.find(({ key }) => key === 'saas')?.body;
    await client.post('/v1/indicator-sets', JSON.stringify({ key: 'shared', body, why: 'A start' }), json);
    await using visitor = await comeTo(stage(), 'en-GB', '/sets/shared/versions/1/edit');
    const { page } = visitor;
    await page.getByLabel('Owner').fill('Mine');
    await page.getByTestId('save-bar').getByRole('textbox').fill('My office answers for it');
    const theirs = { revision: 1, body: { ...body, owner: 'Theirs' }, why: 'Our office does' };
    await client.request('/v1/indicator-sets/shared/versions/1', {
      method: 'PUT',
      body: JSON.stringify(theirs),
      headers: { 'content-type': json },
    });
    await page.getByTestId('save-bar').getByRole('button').click();
    const dialog = page.getByTestId('set-changed');
    await dialog.getByText('Our office does').waitFor();
    await dialog.getByRole('button', { name: 'See what differs' }).click();
    expect(await dialog.innerText()).toMatch(/Theirs[\s\S]*Mine/);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Save mine over theirs' }).click();
    await page.getByTestId('to-review').waitFor();
    expect((await newest(client, 'shared')).body.owner).toBe('Mine');
    expect(visitor.faults).toEqual([]);
  });
}
