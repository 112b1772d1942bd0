import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { until } from './client.ts';

/** No violation that keeps somebody from using the page; what it says names rule and place. */
export async function expectAccessible(page: Page): Promise<void> {
  // Colours in the middle of a fade are nobody's to judge, nor figures that others will replace.
  const resting = `document.getAnimations().every((one) => one.playState !== 'running')`;
  await until(() => page.evaluate<boolean>(resting), Boolean);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
  expect(serious).toEqual([]);
}
