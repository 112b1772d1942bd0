import { afterAll, beforeAll, describe } from 'vitest';
import { until } from '../support/client.ts';
import { DataFolder } from '../support/data-folder.ts';
import { openBrowser } from '../support/browser.ts';
import { response } from '../support/event.ts';
import { Product } from '../support/product.ts';
import { definitionsStory } from './definitions.ts';
import { indicatorSetsStory } from './indicator-sets.ts';
import { pageWidthStory } from './page-width.ts';
import { pulseStory } from './pulse.ts';
import { surveyPageStory } from './survey-page.ts';
import type { Stage } from './stage.ts';

const browser = await openBrowser();

describe.runIf(browser)('in a real browser', () => {
  let stage: Stage;
  let folder: DataFolder;
  beforeAll(async () => {
    folder = new DataFolder();
    const product = await Product.start({ folder });
    if (browser) stage = { product, browser };
    const front = await fetch(product.origin, { headers: { accept: 'text/html' } });
    if (front.status !== 200) throw new Error('The admin is not built: run `npm run build` first.');
    await answers(product);
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.product.stop();
    await folder?.[Symbol.asyncDispose]();
  });

  describe('the survey page', () => surveyPageStory(() => stage));
  describe('the pulse', () => pulseStory(() => stage));
  describe('definitions', () => definitionsStory(() => stage));
  describe('indicator sets', () => indicatorSetsStory(() => stage));
  // After the others, whose sets have figures and adoptions by then.
  describe('narrow windows', () => pageWidthStory(() => stage));
});

/** Three departments over the last three weeks: enough for figures, intervals and trends. */
async function answers(product: Product): Promise<void> {
  const client = product.client();
  const departments = ['sales', 'service', 'logistics'];
  const events = Array.from({ length: 90 }, (_, i) =>
    response(
      { recommend: (i * 7) % 11, satisfaction: 1 + (i % 5), effort: 1 + (i % 7) },
      {
        department: departments[i % 3] as string,
        time: new Date(Date.now() - (i % 20) * 86_400_000 - 60_000).toISOString(),
      },
    ),
  );
  await client.send(events);
  const everything = { from: '1970-01-01', to: '2199-12-31' };
  await until(
    () => client.values('nps', everything),
    ([row]) => row?.n === events.length,
  );
}
