import { describe, expect, expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import type { Extend, Host, HostLog } from '../src/index.ts';
import { checkSdkRange, definePlugin, loadPlugin, sdkVersion } from '../src/index.ts';
import { recommendation, responseTime } from './example-indicators.ts';

const said: string[] = [];
const log: HostLog = { info: (message) => said.push(message), warn: () => undefined, error: () => undefined };
const host: Host = { log, clock: { now: () => new Date(0) } };

const metrics = definePlugin({
  name: 'metric-example',
  sdk: '^1.0.0',
  options: z.object({ greeting: z.string().default('hello') }),
  permissions: ['log'],
  setup(extend, options, granted) {
    expectTypeOf(options).toEqualTypeOf<{ greeting: string }>();
    expectTypeOf(granted).toEqualTypeOf<Pick<Host, 'log'>>();
    granted.log.info(options.greeting);
    extend.indicator(recommendation);
    extend.indicator(responseTime);
  },
});

test('a plugin contributes what its setup extends', () => {
  expect(loadPlugin(metrics, {}, host).indicators.map(({ key }) => key)).toEqual([
    'recommendation',
    'first-response-time',
  ]);
  expect(said).toEqual(['hello']);
});

test('a plugin is a plain frozen value and can be loaded more than once', () => {
  expect(() => Object.assign(metrics, { name: 'other' })).toThrow(TypeError);
  expect(loadPlugin(metrics, {}, host)).toEqual(loadPlugin(metrics, {}, host));
});

test('setup is handed what it asked for and nothing else', () => {
  let granted: object = {};
  loadPlugin({ ...metrics, permissions: [], setup: (_, __, given) => void (granted = given) }, {}, host);
  expect(granted).toEqual({});
  loadPlugin(
    { ...metrics, permissions: ['clock'], setup: (_, __, given) => void (granted = given) },
    {},
    host,
  );
  expect(granted).toEqual({ clock: host.clock });
});

describe('what is refused', () => {
  const load = (part: Partial<typeof metrics>, options: unknown = {}) =>
    loadPlugin({ ...metrics, ...part }, options, host);

  test('options that do not fit, by path', () => {
    expect(() => load({}, { greeting: 1 })).toThrow(coded('options-invalid'));
    expect(() => load({}, { greeting: 1 })).toThrow(/greeting/);
  });
  test('an indicator key twice', () => {
    const setup = (extend: Extend) => {
      extend.indicator(recommendation);
      extend.indicator(recommendation);
    };
    expect(() => load({ setup })).toThrow(coded('indicator-duplicate'));
  });
  test('extending after setup', () => {
    let kept: Extend | undefined;
    load({ setup: (extend) => void (kept = extend) });
    expect(() => kept?.indicator(recommendation)).toThrow(coded('extend-after-setup'));
  });
  test('extending after a setup that failed', () => {
    let kept: Extend | undefined;
    const setup = (extend: Extend) => {
      kept = extend;
      throw new Error('no connection');
    };
    expect(() => load({ setup })).toThrow(coded('setup-failed'));
    expect(() => load({ setup })).toThrow(/no connection/);
    expect(() => kept?.indicator(recommendation)).toThrow(coded('extend-after-setup'));
  });
  test('another SDK', () => {
    expect(() => load({ sdk: '^2.0.0' })).toThrow(coded('sdk-incompatible'));
    expect(() => load({ sdk: '>=1' })).toThrow(coded('sdk-range-unreadable'));
  });
  test('a name that is not kebab-case', () => {
    expect(() => definePlugin({ ...metrics, name: 'My Plugin' })).toThrow(coded('definition-invalid'));
  });
});

test.each([
  ['^1.0.0', '1.0.0', true],
  ['^1.0.0', '1.9.3', true],
  ['^1.2.0', '1.1.9', false],
  ['^1.2.3', '1.2.2', false],
  ['^1.2.3', '2.0.0', false],
  ['1.2.3', '1.2.3', true],
  ['1.2.3', '1.2.4', false],
  ['^0.3.1', '0.3.9', true],
  ['^0.3.1', '0.4.0', false],
  ['^0.0.3', '0.0.4', false],
  ['^0.0.0', '0.0.0', true],
])('%s with %s', (range, version, fits) => {
  if (fits) expect(() => checkSdkRange(range, version)).not.toThrow();
  else expect(() => checkSdkRange(range, version)).toThrow(coded('sdk-incompatible'));
});

test('the range that plugins are told to write fits', () => {
  expect(() => checkSdkRange('^1.0.0')).not.toThrow();
  expect(sdkVersion).toBe('1.0.0');
});

function coded(code: string): unknown {
  return expect.objectContaining({ code });
}
