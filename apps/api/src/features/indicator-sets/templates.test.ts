import { loadPlugins } from '../../platform/plugin-host/load-plugins.ts';
import { LoadedPlugins } from '../../platform/plugin-host/loaded-plugins.ts';
import { expect, test } from 'vitest';
import { plugins } from '../../../attune.config.ts';
import { itemsOf } from './set-library.ts';
import { readTemplates } from './templates.ts';

const log = {
  info: () => undefined,
  warn: () => undefined,
  error: (message: string) => expect.fail(message),
};
const builtIn = new Map(
  new LoadedPlugins(loadPlugins(plugins, log))
    .indicators()
    .map(({ indicator }) => [indicator.key, indicator]),
);

test('templates are made of indicators that are built in, and fit them', () => {
  const templates = readTemplates();
  expect(templates.map(({ key }) => key)).toEqual([
    'cross-department-core',
    'expectation-perception',
    'manufacturing',
    'retail',
    'saas',
    'service-centre',
  ]);
  for (const { key, body, sources } of templates) {
    expect(sources.length, key).toBeGreaterThan(0);
    for (const { indicator, target, thresholds, score } of itemsOf(body)) {
      const known = builtIn.get(indicator);
      if (!known || !thresholds) expect.fail(`${key}: ${indicator}`);
      const [low, high] = known.range ?? [-Infinity, Infinity];
      for (const value of [target ?? low, thresholds.good, thresholds.watch]) {
        expect(value, `${key}: ${indicator}`).toBeGreaterThanOrEqual(low);
        expect(value, `${key}: ${indicator}`).toBeLessThanOrEqual(high);
      }
      const better = known.polarity === 'higher-is-better' ? 1 : -1;
      expect(better * (thresholds.good - thresholds.watch), `${key}: ${indicator}`).toBeGreaterThan(0);
      if (score !== null) expect(known.polarity, `${key}: ${indicator}`).not.toBe('neutral');
    }
  }
});
