import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError, readConfig, settingsTable } from './config.ts';

const faults = (env: Record<string, string>) => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error('accepted');
};

test('nothing set: everything has a default that exposes nothing', () => {
  expect(readConfig({})).toEqual({
    databaseUrl: undefined,
    dataFolder: resolve('.attune'),
    kafkaBrokers: undefined,
    port: 4000,
    host: '127.0.0.1',
    publicUrl: undefined,
    role: 'all',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    partitions: undefined,
    exportsAtOnce: 8,
    recountAtOnce: 500_000,
    adminEmail: 'admin@attune.local',
    adminPassword: undefined,
    bootstrapKey: undefined,
    sampleCustomers: 2000,
    logLevel: 'info',
  });
});

test('values are read into what the product needs', () => {
  const config = readConfig({
    DATABASE_URL: 'postgres://u:p@db:5432/attune',
    KAFKA_BROKERS: 'a:9092, b:9092',
    PORT: '0',
    ATTUNE_PUBLIC_URL: 'https://cx.example.com/',
    ATTUNE_TIME_ZONE: 'Asia/Shanghai',
    ATTUNE_ADMIN_EMAIL: 'Boss@Example.com',
    ATTUNE_SAMPLE: 'none',
  });
  expect(config).toMatchObject({
    kafkaBrokers: ['a:9092', 'b:9092'],
    port: 0,
    publicUrl: 'https://cx.example.com',
    timeZone: 'Asia/Shanghai',
    adminEmail: 'boss@example.com',
    sampleCustomers: 0,
  });
});

test('an empty value counts as unset: compose files pass them', () => {
  expect(readConfig({ DATABASE_URL: '', PORT: ' ', ATTUNE_SAMPLE: '' })).toEqual(readConfig({}));
});

test('all faults are told at once, by name', () => {
  const error = faults({
    DATABASE_URL: 'mysql://db',
    PORT: '70000',
    KAFKA_BROKERS: 'nonsense',
    ATTUNE_ROLE: 'both',
    ATTUNE_TIME_ZONE: 'Mars/Olympus',
    ATTUNE_PARTITIONS: '65',
    ATTUNE_ADMIN_EMAIL: 'nobody',
    ATTUNE_SAMPLE: 'some',
    ATTUNE_LOG_LEVEL: 'loud',
    ATTUNE_PUBLIC_URL: 'cx.example.com',
  });
  expect(error.faults.map((fault) => fault.name).sort()).toEqual([
    'ATTUNE_ADMIN_EMAIL',
    'ATTUNE_LOG_LEVEL',
    'ATTUNE_PARTITIONS',
    'ATTUNE_PUBLIC_URL',
    'ATTUNE_ROLE',
    'ATTUNE_SAMPLE',
    'ATTUNE_TIME_ZONE',
    'DATABASE_URL',
    'KAFKA_BROKERS',
    'PORT',
  ]);
  expect(error.message).toContain('PORT needs a whole number from 0 to 65535.');
});

test('a time zone has a name: an offset knows no daylight saving', () => {
  expect(faults({ ATTUNE_TIME_ZONE: '+08:00' }).message).toContain('IANA');
});

test('secrets are checked and never repeated', () => {
  const secret = 'short pw';
  const error = faults({ ATTUNE_ADMIN_PASSWORD: secret, ATTUNE_BOOTSTRAP_KEY: secret, DATABASE_URL: secret });
  expect(error.faults).toHaveLength(3);
  expect(error.message).not.toContain(secret);
});

test('the table tells every setting', () => {
  expect(settingsTable.map((row) => row.name)).toContain('ATTUNE_BOOTSTRAP_KEY');
  for (const row of settingsTable) expect(row.meaning).toMatch(/\.$/);
});
