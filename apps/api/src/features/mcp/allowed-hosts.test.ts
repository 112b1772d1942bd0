import { expect, test } from 'vitest';
import type { Config } from '../../platform/config/config.ts';
import { AllowedHosts } from './allowed-hosts.ts';

const hosts = new AllowedHosts({ host: 'fd00::7', publicUrl: 'https://attune.example.com' } as Config);

test.each([
  ['localhost:4000', undefined],
  ['127.0.0.1:4000', 'http://localhost:4000'],
  ['[fd00::7]:4000', undefined],
  ['attune.example.com', 'https://attune.example.com'],
])('%s, from %s, may connect', (host, origin) => {
  expect(() => hosts.check({ headers: { host, origin } })).not.toThrow();
});

test.each([
  ['rebound.evil.example', undefined, 'host-not-served'],
  ['attune.example.com.evil.example', undefined, 'host-not-served'],
  ['attune.example.com@evil.example', undefined, 'host-not-served'],
  ['', undefined, 'host-not-served'],
  [undefined, undefined, 'host-not-served'],
  ['attune.example.com', 'https://evil.example', 'origin-not-served'],
  ['attune.example.com', 'null', 'origin-not-served'],
])('%s, from %s, is refused', (host, origin, code) => {
  expect(() => hosts.check({ headers: { host, origin } })).toThrow(expect.objectContaining({ code }));
});
