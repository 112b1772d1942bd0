import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { owner, type Product } from '../support/product.ts';

/** What every part of the browser story plays on: one product, one browser. */
export interface Stage {
  product: Product;
  browser: Browser;
}

/** A browser of one person: cookies, language and theme of their own. Anything their pages log as an error counts. */
export class Visitor {
  readonly faults: string[] = [];

  private constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('console', (message) => {
      // What the server refuses is shown on the page, and logged by every browser as well.
      const refused = /Failed to load resource/.test(message.text());
      if (message.type() === 'error' && !refused) this.faults.push(message.text());
    });
  }

  static async come({ product, browser }: Stage, options: BrowserContextOptions = {}): Promise<Visitor> {
    const context = await browser.newContext({
      baseURL: product.origin,
      locale: 'en-GB',
      viewport: { width: 1360, height: 900 },
      reducedMotion: 'reduce',
      ...options,
    });
    return new Visitor(context, await context.newPage());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.context.close();
  }
}

/** The owner, signed in, at a page of the admin. */
export async function comeTo(stage: Stage, locale: string, path: string): Promise<Visitor> {
  const visitor = await Visitor.come(stage, { locale });
  const { page } = visitor;
  await page.goto(path);
  await page.locator('input[type=email]').fill(owner.email);
  await page.locator('input[type=password]').fill(owner.password);
  await page.locator('button[type=submit]').click();
  return visitor;
}
