import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** A real Chromium, or why there is none here. `ATTUNE_REQUIRE_BROWSER=1` takes no excuse. */
export async function openBrowser(): Promise<Browser | undefined> {
  try {
    const executablePath = await sparticuz.executablePath();
    // In a single process it would end with the first context that is closed.
    const args = sparticuz.args.filter((arg) => arg !== '--single-process');
    return await chromium.launch({ args, executablePath, headless: true });
  } catch (error) {
    if (process.env['ATTUNE_REQUIRE_BROWSER'] === '1') throw error;
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    console.log(`Browser tests are skipped: Chromium cannot be started here (${reason}).`);
    return undefined;
  }
}
