import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible } from '../support/axe.ts';
import { type Stage, Visitor } from './stage.ts';

/** As a browser does that knows nothing of `maxlength`, or somebody who sends forms by hand. */
async function writeTooMuch(comment: Locator): Promise<void> {
  await comment.evaluate((field) => field.removeAttribute('maxlength'));
  await comment.fill('x'.repeat(2001));
}

export function surveyPageStory(stage: () => Stage): void {
  const address = '/s/relationship?department=sales';

  test('works without JavaScript: a fault is shown beside what was entered, then the answers are saved', async () => {
    await using visitor = await Visitor.come(stage(), { javaScriptEnabled: false });
    const { page } = visitor;
    await page.goto(address);
    await page.locator('label', { has: page.locator('[name="answer.recommend"][value="9"]') }).click();
    const comment = page.getByRole('textbox');
    await writeTooMuch(comment);
    await page.getByRole('button', { name: 'Send answers' }).click();
    await page.getByText('Shorten this to 2,000 characters.').waitFor();
    expect(await page.title()).toMatch(/^Please check: /);
    expect(await comment.getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('[name="answer.recommend"][value="9"]').isChecked()).toBe(true);

    await comment.fill('Quick <b>and</b> friendly');
    await page.getByRole('button', { name: 'Send answers' }).click();
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/s/relationship/thanks');
    const [kept] = await stage().product.folder.query<{ text: string }>(
      `select text from event_text where text like 'Quick%'`,
    );
    expect(kept?.text).toBe('Quick <b>and</b> friendly');
  });

  test('asks for what is required before anything is sent', async () => {
    await using visitor = await Visitor.come(stage(), { javaScriptEnabled: false });
    const { page } = visitor;
    await page.goto(address);
    await page.getByRole('button', { name: 'Send answers' }).click();
    expect(page.url()).toContain(address);
    expect(await page.locator('[name="answer.recommend"]:invalid').count()).toBeGreaterThan(0);
  });

  test('can be answered by keyboard alone', async () => {
    await using visitor = await Visitor.come(stage());
    const { page } = visitor;
    await page.goto(address);
    await page.locator('[name="answer.recommend"]').first().focus();
    for (let step = 0; step < 10; step++) await page.keyboard.press('ArrowRight');
    expect(await page.locator('[name="answer.recommend"]:checked').getAttribute('value')).toBe('10');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    expect(visitor.faults).toEqual([]);
  });

  test('speaks the language of whoever comes, and the other one on request', async () => {
    await using visitor = await Visitor.come(stage(), { locale: 'zh-CN' });
    const { page } = visitor;
    await page.goto(address);
    await page.getByRole('heading', { name: '我们做得怎么样？' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'How are we doing?' }).waitFor();
  });

  test.each(['light', 'dark'] as const)('is accessible in its %s theme, also with a fault', async (theme) => {
    await using visitor = await Visitor.come(stage(), { colorScheme: theme });
    const { page } = visitor;
    await page.goto(address);
    await expectAccessible(page);
    await page.locator('[name="answer.recommend"][value="3"]').check({ force: true });
    await writeTooMuch(page.getByRole('textbox'));
    await page.getByRole('button', { name: 'Send answers' }).click();
    await page.getByText('Shorten this').waitFor();
    await expectAccessible(page);
    await page.goto('/s/nothing-here');
    await expectAccessible(page);
  });
}
