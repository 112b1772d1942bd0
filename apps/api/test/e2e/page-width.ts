import { expect, test } from 'vitest';
import { until } from '../support/client.ts';
import { comeTo, type Stage } from './stage.ts';

const paths = [
  '/',
  '/indicators',
  '/indicators/nps',
  '/indicators/nps/versions/1',
  '/indicators/new',
  '/sets',
  '/sets/new',
  '/sets/core',
  '/sets/core/adoption',
  '/sets/core/versions/1',
];

export function pageWidthStory(stage: () => Stage): void {
  test.each([390, 1024])(
    'no page scrolls sideways at %i px: only what is wide, in its own frame',
    async (width) => {
      await using visitor = await comeTo(stage(), 'en-GB', '/');
      const { page } = visitor;
      await page.setViewportSize({ width, height: 844 });
      await page.getByTestId('figures').waitFor();
      const wider: string[] = [];
      for (const path of paths) {
        await page.goto(path);
        await page.locator('h1').first().waitFor();
        await page.waitForLoadState('networkidle').catch(() => undefined);
        await until(
          () => page.locator('[aria-busy="true"], .mantine-Skeleton-root').count(),
          (loading) => loading === 0,
        );
        const needed = await page.evaluate<number>('document.documentElement.scrollWidth');
        if (needed > width) wider.push(`${path} is ${needed} px wide`);
      }
      expect(wider).toEqual([]);
    },
  );
}
