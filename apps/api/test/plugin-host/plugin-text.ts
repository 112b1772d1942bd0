import type { HostLog } from '@attune/plugin-sdk';
import { scoreTally } from '@attune/metrics';
import type { Cell } from '../../src/platform/plugin-host/indicator-reader.ts';
import { answerCache, IsolatedReader } from '../../src/platform/plugin-host/isolated/isolated-reader.ts';
import { IsolatedPlugin } from '../../src/platform/plugin-host/isolated/isolated-plugin.ts';
import type { IsolationLimits } from '../../src/platform/plugin-host/isolated/isolation-limits.ts';
import { readDescription } from '../../src/platform/plugin-host/isolated/plugin-description.ts';

/** What a hand-written bundle does; JavaScript. */
export interface Written {
  /** Of the module, before everything else. */
  head?: string;
  setup?: string;
  /** Of `(tallies, options)`; the share of tens unless given. */
  read?: string;
  compare?: string;
  explain?: string;
  /** More of the indicator's definition. */
  more?: string;
}

const shareOfTens = `
  const { counts } = tallies.recommend;
  const n = counts.reduce((sum, count) => sum + count, 0);
  return n <= 0
    ? { value: null, n: 0, interval: null, excluded: {}, reason: 'empty' }
    : { value: counts[10] / n, n, interval: null, excluded: {} };`;

/** A bundle with the indicator `tens`, as one would have to write it without the SDK. */
export const pluginText = (written: Written = {}): string => `
${written.head ?? ''}
const texts = { en: 'Share of tens', zh: '十分占比' };
export default {
  name: 'metric-tens', sdk: '^1.0.0', permissions: ['log'],
  options: { safeParse: (data) => ({ success: true, data }) },
  setup(extend, options, host) {
    ${written.setup ?? ''}
    extend.indicator({
      key: 'tens', version: 1, names: texts, explanations: texts, unit: 'share', polarity: 'higher-is-better',
      range: [0, 1], minimumN: 1,
      inputs: { recommend: { kind: 'score', source: { question: 'nps' }, min: 0, max: 10 } },
      read(tallies, options) { ${written.read ?? shareOfTens} },
      compare(before, after, options) { ${written.compare ?? 'return null;'} },
      explain(tallies) { ${written.explain ?? 'return {};'} },
      ${written.more ?? ''}
    });
  },
};`;

/** One cell of these answers. */
export const scores = (...answers: number[]): Cell => {
  const algebra = scoreTally({ min: 0, max: 10 });
  return { recommend: algebra.addAll(algebra.empty(), answers) };
};

export const quiet: HostLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A plugin that is not started yet; stopped at the end of the block. */
export class Lodger implements AsyncDisposable {
  readonly plugin: IsolatedPlugin;

  constructor(bundle: string, limits: Partial<IsolationLimits> = {}, log: HostLog = quiet) {
    this.plugin = new IsolatedPlugin({ name: 'metric-tens', bundle, options: {}, log, limits });
  }

  async reader(): Promise<IsolatedReader> {
    const description = readDescription(await this.plugin.describe());
    return new IsolatedReader({
      plugin: this.plugin,
      description,
      fingerprint: 'a',
      cache: answerCache(1e6),
    });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.plugin.stop();
  }
}
